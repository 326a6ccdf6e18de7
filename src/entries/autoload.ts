/**
 * For a script tag: loads each element once the page has one, and no other. Elements in a shadow root are
 * found once `autoload(root)` has been told of it; the document is watched from the start.
 */
type Load = () => Promise<unknown>;

const loaders: Record<string, Load> = {
  'passkey-register': () => import('./passkey-register.js'),
  'passkey-login': () => import('./passkey-login.js'),
  'otp-entry': () => import('./otp-entry.js'),
  'passkey-support': () => import('./passkey-support.js'),
  'passkey-auth': () => import('./passkey-auth.js'),
  // It fills its empty slots with the other two, if they are there when it draws.
  'passkey-manager': () =>
    Promise.all([import('./passkey-register.js'), import('./passkey-login.js')]).then(
      () => import('./passkey-manager.js'),
    ),
};

const waiting = new Map(Object.entries(loaders));

/**
 * Loads the elements that are in `root` now, or come into it later.
 *
 * @param root the document, or an open shadow root
 */
export function autoload(root: Document | ShadowRoot): void {
  const look = () => {
    for (const [tag, load] of waiting) {
      if (!root.querySelector(tag)) continue;
      waiting.delete(tag);
      load().catch(reportError);
    }
    if (waiting.size === 0) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true });
  look();
}

if (typeof document !== 'undefined') autoload(document);
