import 'passkey-elements';
import { createSignal, Show } from 'solid-js';
import { newBackend } from '../backend.js';

export function App() {
  const [events, setEvents] = createSignal(0);
  const [code, setCode] = createSignal('');
  const [isOff, setOff] = createSignal(false);
  const [isAway, setAway] = createSignal(false);
  const [isCreating, setCreating] = createSignal(true);
  const count = () => setEvents((before) => before + 1);
  return (
    <>
      <p id="events">{events()}</p>
      <button id="off" onClick={() => setOff(!isOff())}>
        Off
      </button>
      <button id="set" onClick={() => setCode('98')}>
        Set
      </button>
      <button id="away" onClick={() => setAway(!isAway())}>
        Away
      </button>
      <button id="create" onClick={() => setCreating(!isCreating())}>
        Create
      </button>
      <form id="other" />
      <Show when={!isAway()}>
        <form method="post" action="/posted">
          <otp-entry
            id="code"
            name="code"
            length={4}
            required
            disabled={isOff()}
            value={code()}
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
            backend={newBackend(events())}
            on:passkey-phase-changed={count}
          />
        </form>
        <Show when={isCreating()}>
          <passkey-register
            id="register"
            tenancy-id="dev"
            endpoint="/"
            username="ada@example.com"
            on:passkey-phase-changed={count}
          />
        </Show>
      </Show>
    </>
  );
}
