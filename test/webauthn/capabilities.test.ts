import { expect } from '../support/expect.js';
import { getPasskey } from '../../src/webauthn/authenticator.js';
import { can, canAutofill, unavailability } from '../../src/webauthn/capabilities.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { failureCode } from '../flows/support.js';

describe('unavailability', () => {
  where('webauthn').it('is undefined where passkeys work', () => {
    expect(unavailability('create')).to.equal(undefined);
    expect(unavailability('get')).to.equal(undefined);
  });

  where('webauthn').it('names an insecure page, a missing API and a forbidden frame', async () => {
    replace(document, 'featurePolicy' as never, { allowsFeature: () => false });
    expect(unavailability('get')).to.equal('blocked');
    replace(globalThis, 'PublicKeyCredential', undefined);
    expect(unavailability('get')).to.equal('unsupported');
    const request = getPasskey({ challenge: 'Y2hhbGxlbmdl' }, new AbortController().signal);
    expect(await failureCode(request)).to.equal('unsupported');
    replace(globalThis, 'isSecureContext', false);
    expect(unavailability('get')).to.equal('insecure-context');
  });

  without('webauthn').it('names a missing API', () => {
    expect(unavailability('create')).to.equal('unsupported');
    expect(unavailability('get')).to.equal('unsupported');
  });

  /** What a frame with a policy against `get` finds for `get` and `create`. */
  async function inForbiddenFrame() {
    const frame = document.createElement('iframe');
    frame.allow = "publickey-credentials-get 'none'";
    frame.srcdoc = `<script type="module">
      import { unavailability } from '${new URL('../../src/webauthn/capabilities.ts', import.meta.url).pathname}';
      parent.postMessage([unavailability('get') ?? 'usable', unavailability('create') ?? 'usable'], '*');
    </script>`;
    const message = new Promise((resolve) =>
      addEventListener('message', (event) => resolve(event.data), { once: true }),
    );
    document.body.append(frame);
    onCleanup(() => frame.remove());
    return message;
  }

  where('frame-policy').it('detects a frame whose policy forbids passkeys', async () => {
    expect(await inForbiddenFrame()).to.deep.equal(['blocked', 'usable']);
  });

  // There a ceremony in the frame fails with the browser's own error.
  without('frame-policy').it('does not depend on the policy of the frame', async () => {
    const outside = [unavailability('get') ?? 'usable', unavailability('create') ?? 'usable'];
    expect(await inForbiddenFrame()).to.deep.equal(outside);
  });
});

describe('canAutofill and can', () => {
  where('webauthn').it('report the capabilities of this browser', async () => {
    await virtualAuthenticator();
    expect(await canAutofill()).to.equal(true);
    expect(await can('immediateGet')).to.be.a('boolean');
  });

  without('webauthn').it('are false without the API', async () => {
    expect(await canAutofill()).to.equal(false);
    expect(await can('immediateGet')).to.equal(false);
  });

  where('webauthn').it('never throw', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    replace(PublicKeyCredential, 'isConditionalMediationAvailable', broken);
    replace(PublicKeyCredential, 'getClientCapabilities', broken);
    expect(await canAutofill()).to.equal(false);
    expect(await can('immediateGet')).to.equal(false);
    replace(globalThis, 'PublicKeyCredential', undefined);
    expect(await canAutofill()).to.equal(false);
    expect(await can('immediateGet')).to.equal(false);
  });
});
