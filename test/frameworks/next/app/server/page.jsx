import { Passkeys } from '../passkeys.jsx';

/** A page without a line of its own script: forms that the elements complete. */
export default function Page() {
  return (
    <>
      <Passkeys />
      <form method="post" action="/posted">
        <otp-entry id="code" name="code" length="4" required>
          <label slot="code" htmlFor="own">
            Code
          </label>
          <input slot="code" id="own" />
        </otp-entry>
        <button id="post">Post</button>
      </form>
      <form method="post" action="/posted">
        <passkey-login id="login" name="passkey" auto-submit tenancy-id="dev" endpoint="/" />
      </form>
      <passkey-register id="register" tenancy-id="dev" endpoint="/" username="ada@example.com" />
    </>
  );
}
