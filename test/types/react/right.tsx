import type {} from 'passkey-elements/react';
import type { PasskeyLogin } from 'passkey-elements/passkey-login';
import { useRef } from 'react';

export function SignIn({ send }: { send: (code: string) => void }) {
  const login = useRef<PasskeyLogin>(null);
  return (
    <>
      <passkey-login
        ref={login}
        className="sign-in"
        tenancy-id="your-tenancy"
        backend="/backend"
        timeout={60_000}
        no-autofill
        onpasskey-authenticated={(event) => send(event.code)}
        onpasskey-failed={({ error }) => console.warn(error.code)}
      >
        <a slot="fallback" href="/code">
          Use a code
        </a>
      </passkey-login>
      <otp-entry alphabet="digits" length="8" autoSubmit onotp-sent={({ email }) => send(email)} />
      <passkey-register tenancyId="your-tenancy" exclude-credentials="a b" />
      <passkey-manager onpasskeys-loaded={({ passkeys }) => send(String(passkeys.length))} />
    </>
  );
}
