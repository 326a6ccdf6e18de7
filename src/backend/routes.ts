/** All routes of the backend, and the look-up of a path. */
import type { Routes } from './request-context.js';
import { accountRoutes } from './routes/account.js';
import { authenticationRoutes } from './routes/authentication.js';
import { challengeRoutes } from './routes/challenges.js';
import { passkeyRoutes } from './routes/passkeys.js';
import { registrationRoutes } from './routes/registration.js';
import { sessionRoutes } from './routes/session.js';

export const routes: Routes = {
  ...sessionRoutes,
  ...authenticationRoutes,
  ...registrationRoutes,
  ...passkeyRoutes,
  ...accountRoutes,
  ...challengeRoutes,
};

export interface FoundRoute {
  methods: Routes[string];
  /** The `{id}` segment of the path, or empty. */
  id: string;
}

export function findRoute(path: string): FoundRoute | undefined {
  const exact = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (exact) return { methods: exact, id: '' };
  const [, folder = '', id = ''] = /^([a-z]+)\/([A-Za-z0-9_-]{1,128})$/.exec(path) ?? [];
  const pattern = `${folder}/{id}`;
  const methods = Object.hasOwn(routes, pattern) ? routes[pattern] : undefined;
  return methods && { methods, id };
}
