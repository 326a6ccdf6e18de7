/** The page's end of the channel: says how the story's world is, and does what the panels ask for. */
import { addons } from 'storybook/preview-api';
import type { InboxEmail } from '../../../server-mock/app.js';
import type { DeviceCredential } from '../../../src/entries/testing.js';
import type { World } from '../world.js';
import { deviceEvents } from './device-events.js';
import {
  ACT,
  answerOf,
  manners,
  STATE,
  type Act,
  type Manner,
  type PanelMail,
  type PanelState,
} from './messages.js';

/** Of those, as many as somebody may want to read. */
const most = 20;

interface Running {
  readonly world: World;
  remount: () => void;
  stop(): void;
}

let running: Running | undefined;

/**
 * Of this world from now on, and of none before.
 *
 * @param remount begins the story anew
 */
export function report(world: World, remount: () => void): void {
  if (running?.world === world) {
    running.remount = remount;
    return;
  }
  running?.stop();
  running = { world, remount, stop: start(world, () => running?.remount()) };
}

function start(world: World, remount: () => void): () => void {
  const channel = addons.getChannel();
  const { device, server } = world;
  let seen: readonly DeviceCredential[] = device?.credentials ?? [];
  let events: string[] = [];
  let round = 0;

  const tell = async (): Promise<void> => {
    const own = ++round;
    const credentials = device?.credentials ?? [];
    events = [...deviceEvents(seen, credentials).reverse(), ...events].slice(0, most);
    seen = credentials;
    const mails = (await server.inbox.list()).slice(0, most).map(mailOf);
    // A later one knows more.
    if (own !== round) return;
    const state: PanelState = {
      ...{ kind: world.kind, credentials, request: device?.request, events, mails },
      ...{ trouble: world.trouble, manner: device && mannerOf(device.respond) },
    };
    channel.emit(STATE, state);
  };

  const acts: { [Type in Act['type']]: (act: Extract<Act, { type: Type }>) => unknown } = {
    look: () => undefined,
    answer: ({ answer }) => device?.answer(answer),
    behave({ manner }) {
      if (device) device.respond = answerOf(manner);
    },
    remove: ({ id }) => device?.remove(id),
    reset: () => world.reset().then(remount),
  };
  const obey = (act: Act): void => {
    (acts[act.type] as (act: Act) => unknown)(act);
    void tell();
  };

  const stop = world.onChange(() => void tell());
  channel.on(ACT, obey);
  void tell();
  return () => {
    stop();
    channel.off(ACT, obey);
  };
}

/** Undefined when a story has its own way of answering. */
const mannerOf = (respond: unknown): Manner | undefined =>
  (Object.keys(manners) as Manner[]).find(
    (manner) => JSON.stringify(answerOf(manner)) === JSON.stringify(respond),
  );

const mailOf = ({ id, to, subject, text, code, sentAt }: InboxEmail): PanelMail => ({
  ...{ id, to, subject, text, code, sentAt },
});
