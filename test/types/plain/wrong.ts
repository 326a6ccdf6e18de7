import type {} from 'passkey-elements';

const login = document.createElement('passkey-login');
login.tenancy = 'your-tenancy'; // wrong
login.noAutofill = 'yes'; // wrong
login.phase = 'idle'; // wrong
document.addEventListener('passkey-authenticated', ({ secret }) => secret); // wrong
