/** Progress events: each is told once, also when autofill renews its options while it waits. */
import type { Prepared } from '../wire/passlock.js';

/** What `registerPasskey` tells its `onEvent`, in this order. */
export const RegistrationEvents = ['optionsRequest', 'createCredential', 'saveCredential'] as const;
/** One of {@link RegistrationEvents}. */
export type RegistrationEvent = (typeof RegistrationEvents)[number];

/** What `authenticatePasskey` tells its `onEvent`, in this order. */
export const AuthenticationEvents = ['optionsRequest', 'getCredential', 'verifyCredential'] as const;
/** One of {@link AuthenticationEvents}. */
export type AuthenticationEvent = (typeof AuthenticationEvents)[number];

/** Answers a `prepare` that tells what it, the device and the verification begin. */
export function telling<Event>(
  [asking, prompting, verifying]: readonly [Event, Event, Event],
  listener: ((event: Event) => void) | undefined,
) {
  const told = new Set<Event>();
  const tell = (event: Event) => {
    if (told.has(event)) return;
    told.add(event);
    try {
      listener?.(event);
    } catch (error) {
      reportError(error); // A broken listener does not break the ceremony.
    }
  };
  return async <O, R, V>(prepare: () => Promise<Prepared<O, R, V>>): Promise<Prepared<O, R, V>> => {
    tell(asking);
    const { optionsJSON, verify } = await prepare();
    tell(prompting);
    return {
      optionsJSON,
      verify(response, io) {
        tell(verifying);
        return verify(response, io);
      },
    };
  };
}
