import 'passkey-elements';
import { useState } from 'preact/hooks';
import { newBackend } from '../backend.js';

export function App() {
  const [events, setEvents] = useState(0);
  const [code, setCode] = useState('');
  const [isOff, setOff] = useState(false);
  const [isAway, setAway] = useState(false);
  const [isCreating, setCreating] = useState(true);
  const count = () => setEvents((before) => before + 1);
  return (
    <>
      <p id="events">{events}</p>
      <button id="off" onClick={() => setOff(!isOff)}>
        Off
      </button>
      <button id="set" onClick={() => setCode('98')}>
        Set
      </button>
      <button id="away" onClick={() => setAway(!isAway)}>
        Away
      </button>
      <button id="create" onClick={() => setCreating(!isCreating)}>
        Create
      </button>
      <form id="other" />
      {!isAway && (
        <>
          <form method="post" action="/posted">
            <otp-entry
              id="code"
              name="code"
              length={4}
              required
              disabled={isOff}
              value={code}
              onInput={(event) => {
                setCode(event.currentTarget.value);
                count();
              }}
            />
            <button id="post">Post</button>
          </form>
          <otp-entry id="far" name="far" form="other" />
          <form method="post" action="/posted">
            <passkey-login
              id="login"
              name="passkey"
              auto-submit
              tenancy-id="dev"
              endpoint="/"
              backend={newBackend()}
              onpasskey-phase-changed={count}
            />
          </form>
          {isCreating && (
            <passkey-register
              id="register"
              tenancy-id="dev"
              endpoint="/"
              username="ada@example.com"
              onpasskey-phase-changed={count}
            />
          )}
        </>
      )}
    </>
  );
}
