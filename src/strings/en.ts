/** All English texts. English is the fallback; an element imports only its own part. */
import type { ErrorCode } from '../wire/errors.js';
import { authEnglish } from './en/auth.js';
import { codeEnglish } from './en/code.js';
import { loginEnglish } from './en/login.js';
import { manageEnglish } from './en/manage.js';
import { registerEnglish } from './en/register.js';
import { supportEnglish } from './en/support.js';

export const en = {
  ...authEnglish,
  ...registerEnglish,
  ...loginEnglish,
  ...codeEnglish,
  ...manageEnglish,
  ...supportEnglish,
} as const satisfies Record<`error:${ErrorCode}`, string>;
