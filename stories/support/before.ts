/** What has happened in a story's world before the story begins: values of the parameter `before`. */
import { installSimulatedDevice } from '../../src/entries/testing.js';
import { apiKey, createPasskey, endpoint, oldDomain, tenancyId, type World } from './world.js';

/** Ada has signed in. She has this many passkeys: the first one is on this device, the second on another. */
export const signedIn =
  (passkeys: 0 | 1 | 2) =>
  async ({ signUp }: World): Promise<void> => {
    await signUp('ada@example.com');
    if (passkeys > 0) await createPasskey();
    if (passkeys > 1) await createPasskeyElsewhere();
  };

async function createPasskeyElsewhere(): Promise<void> {
  const other = installSimulatedDevice({ synced: false, transports: ['usb'], attachment: 'cross-platform' });
  try {
    await createPasskey();
  } finally {
    other.uninstall();
  }
}

/** Ada has signed in, and has a passkey of the site's former domain. */
export async function signedInFromOldDomain({ ask, signUp }: World): Promise<void> {
  await signUp('ada@example.com');
  const { user } = (await ask('GET', 'session')) as { user: { id: string; username: string } };
  const response = await fetch(`${endpoint}/v2/${tenancyId}/passkey/registration/authorize`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rpId: oldDomain, rpName: 'Storybook', userId: user.id, username: user.username }),
  });
  const { registrationToken } = (await response.json()) as { registrationToken: string };
  await createPasskey('', registrationToken);
}
