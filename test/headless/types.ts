/**
 * What TypeScript has to know about the headless entry points. Nothing here runs: `npm run types` checks it, and
 * an expected error that does not come is one itself.
 */
import * as safe from '../../src/entries/headless.js';
import * as unsafe from '../../src/entries/unsafe.js';

const config = { tenancyId: 't' };

/** Fails to compile unless the value has exactly this type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(proof: Same<A, B>): boolean => proof;

export async function narrowsBySuccess(): Promise<void> {
  const result = await safe.registerPasskey({ username: 'ada' }, config);
  // @ts-expect-error a result is not known to have a value
  result.value satisfies unknown;
  // @ts-expect-error nor an error
  result.error satisfies unknown;
  // @ts-expect-error nor a code for the server: a failure's code is another thing
  result.code satisfies safe.ErrorCode;
  if (result.success) {
    result.value satisfies safe.RegistrationSuccess;
    result.code satisfies string;
    same<typeof result._tag, 'RegistrationSuccess'>(true);
    same<typeof result.failure, false>(true);
    // @ts-expect-error a success has no error
    result.error satisfies unknown;
  } else {
    result.error satisfies safe.RegistrationError;
    result.error.code satisfies safe.ErrorCode;
    // @ts-expect-error a failure has no value
    result.value satisfies unknown;
  }
}

export async function narrowsByFailure(): Promise<void> {
  const result = await safe.authenticatePasskey({}, config);
  if (result.failure) {
    result.error satisfies safe.AuthenticationError;
    same<typeof result.success, false>(true);
    // @ts-expect-error a failure has no value
    result.value satisfies unknown;
    if (safe.isOrphanedPasskeyError(result.error)) {
      result.error.credentialId satisfies string;
      await safe.deleteOrphanedPasskey(result.error);
      await safe.deletePasskey(result.error);
    } else {
      // @ts-expect-error only an orphan names its passkey
      result.error.credentialId satisfies unknown;
    }
    return;
  }
  result.value satisfies safe.AuthenticationSuccess;
  // @ts-expect-error a success has no error
  result.error satisfies unknown;
}

export async function narrowsByTag(): Promise<void> {
  const result = await safe.authenticatePasskey({}, config);
  switch (result._tag) {
    case 'AuthenticationSuccess':
      result.value.code satisfies string;
      break;
    case '@error/OrphanedPasskey':
      result.error.rpId satisfies string;
      break;
    case '@error/PasskeyUnsupported':
    case '@error/OtherPasskey':
    case '@error/Network':
      result.error satisfies Error;
      break;
    // @ts-expect-error a sign-in finds no duplicates
    case '@error/DuplicatePasskey':
      break;
    default:
      result satisfies never;
  }
}

export async function answersTheSameAsAMethod(): Promise<void> {
  const passlock = new safe.Passlock(config);
  type Function = ReturnType<typeof safe.authenticatePasskey>;
  type Method = ReturnType<typeof passlock.authenticatePasskey>;
  same<Function, Method>(true);
  same<ReturnType<typeof safe.deletePasskey>, ReturnType<typeof passlock.deletePasskey>>(true);
  const result = await passlock.prunePasskeys({ prunePasskeysToken: 'x' }, { deadline: 1000 });
  if (result.success)
    result.value.outcomes[0]?.instruction.allAcceptedCredentialIds satisfies string[] | undefined;
  else result.error satisfies safe.PruningError;
  // @ts-expect-error a method has its tenancy already
  await passlock.authenticatePasskey({}, config);
}

export async function throwsTheSame(): Promise<void> {
  try {
    const success = await unsafe.registerPasskey({ registrationToken: 'x' }, config);
    same<typeof success, unsafe.RegistrationSuccess>(true);
    // @ts-expect-error no envelope here
    success.value satisfies unknown;
  } catch (error) {
    // @ts-expect-error anything may be thrown
    error.code satisfies unknown;
    if (unsafe.isDuplicatePasskeyError(error)) same<typeof error._tag, '@error/DuplicatePasskey'>(true);
    if (unsafe.isOtherPasskeyError(error)) error.code satisfies unsafe.ErrorCode;
    if (unsafe.isUpdateError(error)) error.message satisfies string;
    if (error instanceof unsafe.NetworkError) same<typeof error._tag, '@error/Network'>(true);
  }
}

export async function takesWhatEachGenerationNeeds(): Promise<void> {
  await safe.registerPasskey({ registrationToken: 'x', onEvent: (event) => event satisfies string }, config);
  // @ts-expect-error a passkey is for somebody
  await safe.registerPasskey({}, config);
  // @ts-expect-error a vault id has to be looked up somewhere
  await safe.deletePasskey({ passkeyId: 'x' });
  await safe.deletePasskey({ credentialId: 'x', rpId: 'x' });
  // @ts-expect-error the same for new names
  await unsafe.updatePasskey({ passkeyId: 'x', username: 'ada' });
  await unsafe.updatePasskey({ rpId: 'x', userId: 'x', username: 'ada' }, { deadline: 1 });
  // @ts-expect-error one generation or the other
  await safe.prunePasskeys({}, config);
  // @ts-expect-error modes are closed lists
  await safe.authenticatePasskey({ userVerification: 'maybe' }, config);
}
