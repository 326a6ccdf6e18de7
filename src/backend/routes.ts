/** Every route of the backend, and which one a path leads to. */
import { accountRoutes } from './routes/account.js';
import { authenticationRoutes } from './routes/authentication.js';
import { challengeRoutes } from './routes/challenges.js';
import { passkeyRoutes } from './routes/passkeys.js';
import { registrationRoutes } from './routes/registration.js';
import { sessionRoutes } from './routes/session.js';
import type { Routes } from './request-context.js';

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
  /** The variable part of the path. */
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
