import 'passkey-elements';
import type {} from 'passkey-elements/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const server = { 'tenancy-id': 'dev', endpoint: '/', backend: '/backend' };

function App() {
  const [name, setName] = useState<string>();
  const showUser = async () => {
    const response = await fetch('/backend/session');
    const { user } = (await response.json()) as { user: { username: string } };
    setName(user.username);
  };
  return (
    <>
      <h1>Welcome</h1>
      <p role="status">{name && `Signed in as ${name}`}</p>
      <passkey-login {...server} onpasskey-authenticated={() => void showUser()} />
      <h2>New here?</h2>
      <passkey-register {...server} onpasskey-registered={() => void showUser()}>
        <label slot="username" htmlFor="username">
          Email
        </label>
        <input slot="username" id="username" autoComplete="username" required />
      </passkey-register>
    </>
  );
}

const app = document.querySelector('#app');
if (app) createRoot(app).render(<App />);
