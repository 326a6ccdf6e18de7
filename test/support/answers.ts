/** Server responses of a ceremony that succeeds, without verification. */
export const answers = {
  registration: {
    sessionToken: 'session',
    optionsJSON: {
      rp: { id: 'localhost', name: 'Test' },
      user: { id: 'dXNlcg', name: 'ada', displayName: 'Ada' },
      challenge: 'Y2hhbGxlbmdl',
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'required' },
      timeout: 30_000,
    },
  },
  authentication: {
    sessionToken: 'session',
    optionsJSON: { rpId: 'localhost', challenge: 'Y2hhbGxlbmdl', timeout: 30_000 },
  },
  verified: {
    code: 'the-code',
    id_token: 'the-token',
    principal: { authenticatorId: 'passkey', userId: 'user' },
  },
};
