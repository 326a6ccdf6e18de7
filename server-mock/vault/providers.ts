/** The provider of a passkey (password manager or platform), by its AAGUID. */
import { providerNames } from './provider-names.js';

/** Undefined for an unknown AAGUID. */
export function providerName(aaguid: string): string | undefined {
  return Object.hasOwn(providerNames, aaguid) ? providerNames[aaguid] : undefined;
}

/** The `platform` member of a passkey, absent for an unknown provider. `serverUrl` is any URL of this server. */
export function platformOf(
  aaguid: string,
  serverUrl: string,
): { platform: { name: string; icon: string } } | undefined {
  const name = providerName(aaguid);
  if (name === undefined) return undefined;
  return { platform: { name, icon: new URL(`/aaguid/${aaguid}/icon.svg`, serverUrl).href } };
}
