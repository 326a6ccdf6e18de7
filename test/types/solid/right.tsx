import type {} from 'passkey-elements/solid';
import type { PasskeyLogin } from 'passkey-elements/passkey-login';

export function SignIn(props: { send: (code: string) => void; keep: (login: PasskeyLogin) => void }) {
  return (
    <>
      <passkey-login
        ref={props.keep}
        class="sign-in"
        tenancy-id="your-tenancy"
        backend="/backend"
        timeout={60_000}
        no-autofill
        on:passkey-authenticated={(event) => props.send(event.code)}
      />
      <otp-entry alphabet="digits" length="8" autoSubmit on:otp-sent={({ email }) => props.send(email)} />
      <passkey-register tenancyId="your-tenancy" exclude-credentials="a b" />
      <passkey-manager on:passkeys-loaded={({ passkeys }) => props.send(String(passkeys.length))} />
    </>
  );
}
