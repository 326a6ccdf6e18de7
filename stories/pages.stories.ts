/** Whole pages, as a site would compose them. An output below the elements replaces the site's next page. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { signedIn, signedInFromOldDomain } from './support/before.js';
import { find, onDemand, press, reach, signUp, worldOf } from './support/play.js';
import { backend, endpoint, oldDomain, rpId, tenancyId, type World } from './support/world.js';

const meta: Meta = { title: 'Pages', tags: ['steps'], parameters: { controls: { disable: true } } };

export default meta;

/** Shows a message in place of the site's next page. */
const say = (words: string) => (event: Event) => {
  const output = (event.currentTarget as HTMLElement).parentElement?.querySelector('output');
  if (output) output.textContent = words;
};

const code = (purpose: string) => html`
  <otp-entry
    id="code"
    hidden
    backend=${backend}
    purpose=${purpose}
    @otp-verified=${say('You are signed in.')}
  ></otp-entry>
`;

const signIn = () => html`
  <h1 lang="en" dir="auto">Sign in</h1>
  <passkey-login
    tenancy-id=${tenancyId}
    endpoint=${endpoint}
    backend=${backend}
    for-code="code"
    code-always
    @passkey-authenticated=${say('You are signed in.')}
  ></passkey-login>
  ${code('login')}
  <output lang="en" dir="auto"></output>
`;

/** Sign-in with a passkey by button or autofill, or with a code by email. */
export const SignIn: StoryObj = {
  name: 'sign in',
  parameters: { account: true },
  render: signIn,
  play: onDemand(async (played) => {
    const { device } = worldOf(played);
    await waitFor(() => expect(device?.request?.mediation).toBe('conditional'), { timeout: 5000 });
    device?.pick(device.credentials[0]?.id ?? '');
    await reach(find(played, 'passkey-login'), 'succeeded');
  }),
};

/** A code confirms the address, then the page offers a passkey. */
export const SignUp: StoryObj = {
  name: 'sign up',
  render: () => html`
    <h1 lang="en" dir="auto">Create an account</h1>
    <otp-entry
      backend=${backend}
      purpose="signup"
      for-passkey="next"
      @otp-verified=${say('The account is there; a passkey makes the next visit easier.')}
    ></otp-entry>
    <passkey-register
      id="next"
      hidden
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
      @passkey-registered=${say('Next time, sign in with your passkey.')}
    ></passkey-register>
    <output lang="en" dir="auto"></output>
  `,
  play: onDemand(signUp),
};

/** Account settings with the passkey manager. */
export const Account: StoryObj = {
  name: 'account',
  tags: ['!steps'],
  parameters: { before: signedIn(1) },
  render: () => html`
    <h1 lang="en" dir="auto">Your account</h1>
    <h2 id="passkeys" lang="en" dir="auto">Passkeys</h2>
    <passkey-manager
      aria-labelledby="passkeys"
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
    ></passkey-manager>
  `,
  play: async (played) => {
    const manager = find(played, 'passkey-manager');
    await reach(manager, 'ready');
    await expect(manager.passkeys).toHaveLength(1);
  },
};

/** Reauthentication before an important action. */
export const StepUp: StoryObj = {
  name: 'step-up',
  parameters: { before: signedIn(1) },
  render: () => html`
    <h1 lang="en" dir="auto">Delete this project?</h1>
    <p lang="en" dir="auto">It cannot be brought back. Please confirm it’s you.</p>
    <passkey-login
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
      purpose="reauthenticate"
      username="ada@example.com"
      for-code="code"
      code-always
      @passkey-authenticated=${say('Confirmed: the project can be deleted now.')}
    ></passkey-login>
    <otp-entry
      id="code"
      hidden
      backend=${backend}
      purpose="reauthenticate"
      email="ada@example.com"
      @otp-verified=${say('Confirmed: the project can be deleted now.')}
    ></otp-entry>
    <output lang="en" dir="auto"></output>
  `,
  play: onDemand(async (played) => {
    const login = find(played, 'passkey-login');
    press(login);
    await reach(login, 'succeeded');
  }),
};

/**
 * The site has moved from another domain. The user signs in with a passkey of the old domain, and replaces it in the
 * account settings: the new passkey is created before the old one is removed.
 */
export const DomainMigration: StoryObj = {
  name: 'domain migration',
  parameters: {
    before: async (world: World) => {
      await signedInFromOldDomain(world);
      await world.ask('DELETE', 'session');
    },
  },
  render: () => html`
    <h1 lang="en" dir="auto">Welcome to our new address</h1>
    <passkey-login
      tenancy-id=${tenancyId}
      endpoint=${endpoint}
      backend=${backend}
      rp-id=${oldDomain}
      no-autofill
      @passkey-authenticated=${say('You are signed in, with a passkey of the old address.')}
    >
      <span slot="label">Sign in with a passkey of ${oldDomain}</span>
    </passkey-login>
    <output lang="en" dir="auto"></output>
    <passkey-manager tenancy-id=${tenancyId} endpoint=${endpoint} rp-id=${rpId}></passkey-manager>
  `,
  play: onDemand(async (played) => {
    const world = worldOf(played);
    const login = find(played, 'passkey-login');
    press(login);
    await reach(login, 'succeeded');

    const manager = find(played, 'passkey-manager');
    manager.backend = backend;
    await reach(manager, 'ready');
    const [old] = manager.passkeys;
    await expect(old?.rpId).toBe(oldDomain);
    await manager.replacePasskey(old?.id ?? '');
    await waitFor(() => expect(manager.passkeys.map(({ rpId }) => rpId)).toEqual([rpId]));
    const left = () => world.device?.credentials.map(({ rpId }) => rpId);
    await waitFor(() => expect(left()).toEqual([rpId]));
  }),
};

/** The sign-in page in a browser without passkeys: a code replaces them. */
export const Unsupported: StoryObj = {
  name: 'unsupported browser',
  parameters: { device: 'none' },
  render: signIn,
  play: onDemand(async (played) => {
    const login = find(played, 'passkey-login');
    const entry = find(played, 'otp-entry');
    press(login, 'link');
    await waitFor(() => expect(entry.hidden).toBe(false));
  }),
};
