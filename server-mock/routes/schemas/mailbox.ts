/** Request bodies of mailbox challenges and sign-up. */
import * as v from 'valibot';
import type {
  CreateChallengeRequest,
  SignupRequest,
  VerifyChallengeRequest,
} from '../../../src/wire/contract.js';
import { isEmail } from '../../../src/wire/emails.js';
import { object, text, type Schema } from '../../http/schema.js';
import { userId } from './fields.js';

/** Not `v.record`, which drops keys such as "constructor". */
const metadata = v.pipe(
  v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'expected an object',
  ),
  v.check((value) => hasFiniteNumbers(value), 'a number is too large'),
);

/** JSON has no infinity, so `1e400` would come back as null. */
function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(hasFiniteNumbers);
  return typeof value !== 'number' || Number.isFinite(value);
}

/** Appears in an email, so without line breaks and other control characters. */
const personName = v.pipe(text(256), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'control characters'));

export const createChallengeRequest: Schema<CreateChallengeRequest> = object({
  email: v.pipe(v.string(), v.check(isEmail, 'not an email address')),
  purpose: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:-]{1,64}$/, 'expected 1 to 64 of A-Z a-z 0-9 . _ : -')),
  userId: v.exactOptional(userId),
  metadata: v.exactOptional(metadata),
  invalidateOthers: v.exactOptional(v.boolean()),
  skipRateLimit: v.exactOptional(v.boolean()),
  name: v.exactOptional(personName),
  sendEmail: v.exactOptional(v.boolean()),
});

/** Any text that a person may have typed: a malformed code is a wrong code, not a malformed request. */
const typed = v.pipe(v.string(), v.maxLength(256));

export const verifyChallengeRequest: Schema<VerifyChallengeRequest> = object({
  challengeId: typed,
  secret: typed,
  code: typed,
});

/** The handler validates the address, because its error has its own tag, `InvalidEmail`. */
export const signupRequest: Schema<SignupRequest> = object({
  email: v.string(),
  firstName: text(256),
  lastName: text(256),
});
