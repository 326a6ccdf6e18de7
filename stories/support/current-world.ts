/** Which world a story gets: one of its own, or the one that this browser keeps. */
import { createWorld, type World, type WorldOptions } from './world.js';

/** Of Storybook's context of a story. */
export interface StoryPlace {
  abortSignal: AbortSignal;
  viewMode: string;
  /** Of a story that plays. */
  playFunction?: unknown;
  parameters: Record<string, unknown>;
  globals: Record<string, unknown>;
}

interface Current {
  readonly key: string;
  readonly mount: AbortSignal | undefined;
  readonly world: Promise<World>;
  /** The mountings that it was made ready for. */
  readonly ready: WeakSet<AbortSignal>;
}

let current: Current | undefined;

/**
 * The world that is there already, as long as the story stays mounted and the device stays the same, or for as
 * long as stories share the one that is kept; otherwise a new one.
 */
export async function worldFor(place: StoryPlace): Promise<World> {
  const options = optionsOf(place);
  const key = JSON.stringify(options);
  // A signal is one mounting of one story: Storybook makes a new one for each.
  const mount = options.kept ? undefined : place.abortSignal;
  if (current?.key !== key || current.mount !== mount)
    current = { key, mount, world: createWorld(options), ready: new WeakSet() };
  const { ready } = current;
  const world = await current.world;
  if (!ready.has(place.abortSignal)) await furnish(world, place);
  ready.add(place.abortSignal);
  world.obey(place.globals);
  return world;
}

/**
 * A story that plays, or that begins with an account, begins with nothing else. The others share one world, and so
 * do all the stories of a documentation page.
 */
function optionsOf({ viewMode, playFunction, parameters, globals }: StoryPlace): Required<WorldOptions> {
  const { device, vault } = globals;
  const plays = playFunction !== undefined;
  const startsAnew = plays || parameters['account'] !== undefined;
  // Nobody else can answer for the person's own device.
  const own = device === 'own' && !plays ? 'own' : 'simulated';
  return {
    device: parameters['device'] === 'none' ? 'none' : own,
    kept: vault !== 'fresh' && (viewMode === 'docs' || !startsAnew),
  };
}

/** Before the element is there, because autofill asks for what is on the device by then. */
async function furnish(world: World, { parameters }: StoryPlace): Promise<void> {
  const isEmpty = world.device?.credentials.length === 0;
  if (parameters['account'] && isEmpty) await world.signUpWithPasskey('ada@example.com');
}
