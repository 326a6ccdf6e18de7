/**
 * What the tabs of an origin tell each other: that one of them has fetched a challenge, which ends those of the others
 * where the server keeps one challenge for each session. Channels are closed after use, because browsers keep no page
 * with an open one for the back button.
 */
const page = Math.random();

const open = () =>
  typeof BroadcastChannel === 'function' ? new BroadcastChannel('passkey-elements.challenge') : undefined;

/** Tells the other tabs that this one has fetched a challenge. */
export function announceChallenge(): void {
  const channel = open();
  channel?.postMessage(page);
  channel?.close();
}

/** Calls `act` when another tab has fetched a challenge. Returns a function that ends that. */
export function onChallengeElsewhere(act: () => void): () => void {
  const channel = open();
  channel?.addEventListener('message', ({ data }) => {
    if (data !== page) act();
  });
  return () => channel?.close();
}

/** Resolves when the page has the focus, or the signal aborts. */
export async function whenPageFocused(signal: AbortSignal): Promise<void> {
  if (document.hasFocus() || signal.aborted) return;
  await new Promise((resolve) => {
    addEventListener('focus', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve);
  });
}
