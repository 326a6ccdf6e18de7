import type {} from 'passkey-elements/preact';

export const wrong = [
  <passkey-login key="1" tenancy="your-tenancy" />, // wrong
  <passkey-login key="2" no-autofill="yes" />, // wrong
  <passkey-login key="3" purpose="whatever" />, // wrong
  <passkey-login key="4" phase="idle" />, // wrong
  <otp-entry key="5" alphabet="runes" />, // wrong
  <passkey-login key="6" onpasskey-authenticated={(event) => event.secret} />, // wrong
  <passkey-sign-in key="7" />, // wrong
];
