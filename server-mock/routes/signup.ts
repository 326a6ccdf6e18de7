/** Signing up for a tenancy: `/signup`. */
import type { TenancyData } from '../../src/wire/contract.js';
import { isEmail } from '../../src/wire/emails.js';
import { HttpError } from '../http/errors.js';
import { newTenancyId, newToken } from '../ids.js';
import { signupRequest } from './schemas/mailbox.js';
import { publicRoute, type Route } from '../http/route.js';
import { DuplicateEmailError } from '../tenancy/tenancies.js';

export const signupRoutes: Route[] = [
  publicRoute({
    method: 'POST',
    paths: ['/signup'],
    status: 201,
    body: signupRequest,
    handle: async ({ services }, { email }): Promise<TenancyData> => {
      if (!isEmail(email)) throw new HttpError('@error/InvalidEmail', 'This is not an email address.');
      const id = newTenancyId(services.random);
      const apiKey = newToken(services.random);
      try {
        // A development tenancy, as in the real service.
        await services.tenancies.put({ id, apiKey, email });
      } catch (error) {
        if (!(error instanceof DuplicateEmailError)) throw error;
        const message = 'This address has a tenancy already.';
        throw new HttpError('@error/DuplicateEmail', message, {}, { cause: error });
      }
      return { _tag: 'TenancyData', tenancyId: id, apiKey };
    },
  }),
];
