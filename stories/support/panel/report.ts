/** The page's side of the channel: sends the world's state and runs the panels' actions. */
import { addons } from 'storybook/preview-api';
import type { InboxEmail } from '../../../server-mock/app.js';
import type { DeviceCredential } from '../../../src/entries/testing.js';
import { wantPlay } from '../play.js';
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

/** Limit of emails and events that the panels show. */
const most = 20;

interface Running {
  readonly world: World;
  remount: () => void;
  stop(): void;
}

let running: Running | undefined;

/**
 * Reports this world, and stops reporting an earlier one.
 *
 * @param remount restarts the story
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

  const sendState = async (): Promise<void> => {
    const own = ++round;
    const credentials = device?.credentials ?? [];
    events = [...deviceEvents(seen, credentials).reverse(), ...events].slice(0, most);
    seen = credentials;
    const mails = (await server.inbox.list()).slice(0, most).map(mailOf);
    // A later call has newer state.
    if (own !== round) return;
    const state: PanelState = {
      kind: world.kind,
      credentials,
      request: device?.request,
      events,
      mails,
      trouble: world.trouble,
      manner: device && mannerOf(device.respond),
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
    play() {
      wantPlay();
      remount();
    },
    reset: () => world.reset().then(remount),
  };
  const run = (act: Act): void => {
    (acts[act.type] as (act: Act) => unknown)(act);
    void sendState();
  };

  const stop = world.onChange(() => void sendState());
  channel.on(ACT, run);
  void sendState();
  return () => {
    stop();
    channel.off(ACT, run);
  };
}

/** Undefined when a story sets `respond` to something that the panel does not offer. */
const mannerOf = (respond: unknown): Manner | undefined =>
  (Object.keys(manners) as Manner[]).find(
    (manner) => JSON.stringify(answerOf(manner)) === JSON.stringify(respond),
  );

const mailOf = ({ id, to, subject, text, code, sentAt }: InboxEmail): PanelMail => ({
  id,
  to,
  subject,
  text,
  code,
  sentAt,
});
