/** The numbered rules of `src/backend/README.md`, in one line each. Numbers stay: reports and code refer to them. */
export const rules = {
  R1: 'Each route returns the documented statuses and members',
  R2: 'Other origins are refused',
  R3: 'Malformed bodies are refused',
  R4: 'Responses contain no secrets',
  R5: 'Codes and ids are validated before they become part of a URL',
  R6: 'Responses are not cached',
  S1: 'Cookies are random, HttpOnly, SameSite and Secure',
  S2: 'The session id changes at each sign-in and re-authentication',
  S3: 'Signing out ends the session on the server',
  S4: 'Changes of the ways to sign in end the other sessions',
  S5: 'Without a session, its routes respond with 401',
  P1: 'The code of a ceremony works once',
  P2: 'Only linked passkeys open an account',
  P3: 'A passkey is linked only to the account that it was created for',
  P4: 'A sign-in does not reveal whether an account exists',
  P5: 'A re-authentication accepts only the account’s own passkeys',
  P6: 'Only a verified person can change the ways to sign in',
  P7: 'A registration names the site and excludes the account’s passkeys',
  P8: 'Another account’s passkeys do not exist',
  P9: 'A removed passkey opens nothing, and the last way to sign in stays',
  P10: 'A taken username is refused; one that could be an address, after the ceremony',
  C1: 'A one-time code works only in the browser that requested it',
  C2: 'A one-time code works once, and a new one replaces it',
  C3: 'A one-time code has five attempts',
  C4: 'A one-time code changes only what it was requested for',
  C5: 'Each purpose has its effect',
  C6: 'Known and unknown addresses are indistinguishable',
  C7: 'A username that looks like an address proves nothing',
  C8: 'A code is sent in one email',
  C9: 'Codes for one address are a minute apart',
  C10: 'With a passkey, a code is not enough to take the account over',
  C11: 'Only email addresses are accepted as such',
} as const;

export type RuleId = keyof typeof rules;

export const isRuleId = (text: string): text is RuleId => Object.hasOwn(rules, text);
