/** Icons of passkey providers as data URLs. A page shows no remote one: its server would learn who looks at the list. */

/** Reads an icon; `fetch` is one. */
export type LoadIcon = (url: string, init: { signal: AbortSignal }) => Promise<Response>;

/** Bytes. As a data URL it is as long as `<passkey-manager>` takes. */
const largest = 24_000;
/** Milliseconds that a list waits for its icons. */
const patience = 1000;

/**
 * Each icon is read once; one that could not be read is left out, and tried again with the next list.
 *
 * @returns the icon as the page gets it, from the icon that Passlock names
 */
export function providerIcons(load: LoadIcon | undefined) {
  const icons = new Map<string, Promise<string>>();
  return async (icon: string | undefined): Promise<string | undefined> => {
    if (!icon || !load || icon.startsWith('data:')) return icon;
    const loading = icons.get(icon) ?? inline(icon, load);
    icons.set(icon, loading);
    try {
      return await loading;
    } catch {
      icons.delete(icon);
      return undefined;
    }
  };
}

async function inline(url: string, load: LoadIcon): Promise<string> {
  const response = await load(url, { signal: AbortSignal.timeout(patience) });
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok || !type.startsWith('image/') || bytes.length > largest)
    throw new Error(`${url} is not an icon`);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${type};base64,${btoa(binary)}`;
}
