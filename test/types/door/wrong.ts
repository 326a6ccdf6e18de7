import type {} from 'passkey-elements/passkey-login';

const login = document.createElement('passkey-login');
login.tenancy = 'your-tenancy'; // wrong
login.phase = 'idle'; // wrong
login.addEventListener('passkey-authenticated', ({ secret }) => secret); // wrong
document.addEventListener('passkey-failed', ({ code }) => code); // wrong
