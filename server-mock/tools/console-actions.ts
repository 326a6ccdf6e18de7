/** The console's actions, for its forms and as JSON. */
import { createApiKeys } from '../tenancy/api-keys.js';
import { badRequest, HttpError } from '../http/errors.js';
import type { Tenancy } from '../tenancy/tenancy.js';
import type { ConsoleSource } from './console-state.js';

/** The fields of an action, as text: forms have no numbers. */
export type Fields = Readonly<Record<string, string>>;

export interface ActionResult {
  message: string;
  /** Shown once. */
  apiKey?: string;
}

type Action = (source: ConsoleSource, fields: Fields) => ActionResult | Promise<ActionResult>;

const actions: Record<string, Action> = {
  reset: async (source, fields) => {
    const { id } = tenancyOf(source, fields);
    await source.services.tenancies.reset(id);
    return { message: `Tenancy "${id}" is empty.` };
  },
  'rotate-api-key': async (source, fields) => {
    const { services } = source;
    const tenancy = tenancyOf(source, fields);
    const apiKey = await createApiKeys(services.tenancies, services.random).rotate(tenancy.id);
    return {
      message: `Tenancy "${tenancy.id}" has a new API key; the old one is refused from now on.`,
      apiKey,
    };
  },
  'rotate-signing-key': async ({ services }) => {
    const kid = await services.keys.rotate();
    return { message: `Identity tokens are signed with the new key ${kid}.` };
  },
  'set-faults': (source, fields) => {
    const { faults = '', path, times } = fields;
    const scope = {
      ...(fields['tenancy'] && { tenancyId: tenancyOf(source, fields).id }),
      ...(path && { path }),
      ...(times && { times: numberOf(times, 'times') }),
    };
    try {
      source.faults.set(faults, scope);
    } catch (error) {
      throw badRequest((error as Error).message, { cause: error });
    }
    return { message: `The next requests get: ${faults}.` };
  },
  'clear-faults': ({ faults }) => {
    faults.clear();
    return { message: 'All faults are off.' };
  },
  'advance-clock': ({ clock }, { seconds = '' }) =>
    moveClock(clock, () => {
      clock.advance(numberOf(seconds, 'seconds') * 1000);
    }),
  'set-clock': ({ clock }, { time = '' }) =>
    moveClock(clock, () => {
      clock.set(timeOf(time));
    }),
  'reset-clock': ({ clock }) =>
    moveClock(clock, () => {
      clock.reset();
    }),
};

/** Runs the action that `fields` names. Throws a `BadRequest` for invalid fields. */
export async function runAction(source: ConsoleSource, fields: Fields): Promise<ActionResult> {
  const { action = '' } = fields;
  const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!run) throw badRequest(`action: expected one of ${Object.keys(actions).join(', ')}.`);
  return run(source, fields);
}

function tenancyOf({ services }: ConsoleSource, { tenancy = '' }: Fields): Tenancy {
  const found = services.tenancies.get(tenancy);
  if (!found) throw new HttpError('@error/InvalidTenancy', 'There is no such tenancy.');
  return found;
}

function numberOf(text: string, field: string): number {
  if (!/^-?\d{1,12}$/.test(text)) throw badRequest(`${field}: expected a whole number.`);
  return Number(text);
}

/** Milliseconds, or an ISO date. Without a zone it is UTC, like the times in the console. */
function timeOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/;
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T');
  const ms = iso.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : NaN;
  if (Number.isNaN(ms))
    throw badRequest('time: expected milliseconds or a date such as 2030-01-31T12:00:00Z.');
  return ms;
}

function moveClock(clock: ConsoleSource['clock'], move: () => void): ActionResult {
  try {
    move();
  } catch (error) {
    throw error instanceof RangeError ? badRequest(error.message, { cause: error }) : error;
  }
  return { message: `The clock is set to ${new Date(clock.now()).toISOString()}.` };
}
