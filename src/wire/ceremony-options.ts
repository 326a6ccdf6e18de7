/** Checks the options of a server before they reach `navigator.credentials`. WebAuthn L3 §5.1.9. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from './contract.js';
import { list, strings } from './json-request.js';

/** @throws PasskeyError `bad-response` */
export function creationOptions(value: unknown): PublicKeyCredentialCreationOptionsJSON {
  const { user, rp } = checked(value);
  strings(user, 'id');
  strings(rp, 'name');
  return value as PublicKeyCredentialCreationOptionsJSON;
}

/** @throws PasskeyError `bad-response` */
export const requestOptions = (value: unknown): PublicKeyCredentialRequestOptionsJSON =>
  checked(value) as unknown as PublicKeyCredentialRequestOptionsJSON;

function checked(value: unknown): Record<string, unknown> {
  const options: Record<string, unknown> = strings(value, 'challenge');
  for (const name of ['allowCredentials', 'excludeCredentials']) list(options[name] ?? []);
  return options;
}
