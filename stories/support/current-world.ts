/** Chooses a story's world: a new one, or the one that this browser stores. */
import { createWorld, type World, type WorldOptions } from './world.js';

/** The part of Storybook's story context that is used here. */
export interface StoryPlace {
  abortSignal: AbortSignal;
  viewMode: string;
  /** Defined for a story with a play function. */
  playFunction?: unknown;
  parameters: Record<string, unknown>;
  globals: Record<string, unknown>;
}

interface Current {
  readonly key: string;
  readonly mount: AbortSignal | undefined;
  readonly world: Promise<World>;
  /** The mounts of stories that have been prepared in this world. */
  readonly ready: WeakSet<AbortSignal>;
}

let current: Current | undefined;

/**
 * Returns the current world while the same story stays mounted with the same device, or while stories share the stored
 * world. Otherwise creates a new one.
 */
export async function worldFor(place: StoryPlace): Promise<World> {
  const options = optionsOf(place);
  const key = JSON.stringify(options);
  // Storybook creates a new abort signal each time it mounts a story.
  const mount = options.kept ? undefined : place.abortSignal;
  if (current?.key !== key || current.mount !== mount)
    current = { key, mount, world: createWorld(options), ready: new WeakSet() };
  const { ready } = current;
  const world = await current.world;
  if (!ready.has(place.abortSignal)) await prepare(world, place);
  ready.add(place.abortSignal);
  world.apply(place.globals);
  return world;
}

/**
 * A story with a play function, an account or something that happened before starts in a new world. All other stories,
 * and those of a documentation page, share the stored one.
 */
function optionsOf({ viewMode, playFunction, parameters, globals }: StoryPlace): Required<WorldOptions> {
  const { device, vault } = globals;
  const plays = playFunction !== undefined;
  const startsAnew = plays || parameters['account'] !== undefined || parameters['before'] !== undefined;
  // A play function can control only the simulated device.
  const own = device === 'own' && !plays ? 'own' : 'simulated';
  return {
    device: parameters['device'] === 'none' ? 'none' : own,
    kept: vault !== 'fresh' && (viewMode === 'docs' || !startsAnew),
  };
}

/** Runs before the element is rendered: autofill requests the device's passkeys at once, a manager its list. */
async function prepare(world: World, { parameters }: StoryPlace): Promise<void> {
  const isEmpty = world.device?.credentials.length === 0;
  if (parameters['account'] && isEmpty) await world.signUpWithPasskey('ada@example.com');
  await (parameters['before'] as ((world: World) => Promise<void>) | undefined)?.(world);
}
