/** All routes of the Passlock API. */
import { registrationRoutes } from './registration.js';
import { authenticationRoutes } from './authentication.js';
import { principalRoutes } from './principal.js';
import { passkeyRoutes } from './passkeys.js';
import { challengeRoutes } from './challenges.js';
import { signalRoutes } from './signals.js';
import { credentialRoutes } from './credentials.js';
import { aaguidRoutes } from './aaguids.js';
import { signupRoutes } from './signup.js';
import { relatedOriginRoutes } from './related-origins.js';
import { openapiRoute } from '../openapi/openapi.js';
import type { Route } from '../http/route.js';

export const routes: readonly Route[] = [
  ...registrationRoutes,
  ...authenticationRoutes,
  ...principalRoutes,
  ...passkeyRoutes,
  ...challengeRoutes,
  ...signalRoutes,
  ...credentialRoutes,
  ...aaguidRoutes,
  ...signupRoutes,
  ...relatedOriginRoutes,
  // Lazy, because the route is part of the list that it describes.
  openapiRoute(() => routes),
];
