/** Signing up for a tenancy of one's own. */
import type { TenancyData } from '../../src/wire/contract.js';
import { isEmail } from './emails.js';
import { WireError } from '../http/errors.js';
import { newTenancyId, newToken } from '../ids.js';
import { signupRequest } from './mailbox-schemas.js';
import { publicRoute, type Route } from '../http/route.js';
import { DuplicateEmailError } from '../tenancy/tenancies.js';

export const signupRoutes: Route[] = [
  publicRoute({
    method: 'POST',
    paths: ['/signup'],
    status: 201,
    body: signupRequest,
    handle: async ({ services }, { email }): Promise<TenancyData> => {
      if (!isEmail(email)) throw new WireError('@error/InvalidEmail', 'This is not an email address.');
      const id = newTenancyId(services.random);
      const apiKey = newToken(services.random);
      try {
        // For development, as a new tenancy of the real service is.
        await services.tenancies.put({ id, apiKey, email });
      } catch (error) {
        if (!(error instanceof DuplicateEmailError)) throw error;
        throw new WireError(
          '@error/DuplicateEmail',
          'This address has a tenancy already.',
          {},
          { cause: error },
        );
      }
      return { _tag: 'TenancyData', tenancyId: id, apiKey };
    },
  }),
];
