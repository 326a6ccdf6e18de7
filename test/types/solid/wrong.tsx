import type {} from 'passkey-elements/solid';

export const wrong = [
  <passkey-login tenancy="your-tenancy" />, // wrong
  <passkey-login no-autofill="yes" />, // wrong
  <passkey-login purpose="whatever" />, // wrong
  <passkey-login phase="idle" />, // wrong
  <otp-entry alphabet="runes" />, // wrong
  <passkey-login on:passkey-authenticated={(event) => event.secret} />, // wrong
  <passkey-sign-in />, // wrong
];
