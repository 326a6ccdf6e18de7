/** What the console can do, for its forms and as JSON alike. */
import { createApiKeys } from '../tenancy/api-keys.js';
import { badRequest, WireError } from '../http/errors.js';
import type { Tenancy } from '../tenancy/tenancies.js';
import type { ConsoleSource } from './console-state.js';

/** A form's fields; numbers are text in a form, and may be numbers in JSON. */
export type Fields = Readonly<Record<string, string>>;

export interface Done {
  message: string;
  /** Shown once. */
  apiKey?: string;
}

type Action = (source: ConsoleSource, fields: Fields) => Done | Promise<Done>;

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
    return { message: `Requests to come: ${faults}.` };
  },
  'clear-faults': ({ faults }) => {
    faults.clear();
    return { message: 'All faults are off.' };
  },
  'advance-clock': ({ clock }, { seconds = '' }) =>
    moved(clock, () => {
      clock.advance(numberOf(seconds, 'seconds') * 1000);
    }),
  'set-clock': ({ clock }, { time = '' }) =>
    moved(clock, () => {
      clock.set(timeOf(time));
    }),
  'reset-clock': ({ clock }) =>
    moved(clock, () => {
      clock.reset();
    }),
};

/** Throws a `BadRequest` for what cannot be done. */
export async function act(source: ConsoleSource, fields: Fields): Promise<Done> {
  const { action = '' } = fields;
  const todo = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!todo) throw badRequest(`action: expected one of ${Object.keys(actions).join(', ')}.`);
  return todo(source, fields);
}

function tenancyOf({ services }: ConsoleSource, { tenancy = '' }: Fields): Tenancy {
  const found = services.tenancies.get(tenancy);
  if (!found) throw new WireError('@error/InvalidTenancy', 'There is no such tenancy.');
  return found;
}

function numberOf(text: string, field: string): number {
  if (!/^-?\d{1,12}$/.test(text)) throw badRequest(`${field}: expected a whole number.`);
  return Number(text);
}

/** Milliseconds, or a date in ISO form; without a zone it is UTC, as the console shows it. */
function timeOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)?)?$/;
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T');
  const ms = iso.test(text) ? Date.parse(hasZone ? text : `${text}Z`) : NaN;
  if (Number.isNaN(ms))
    throw badRequest('time: expected milliseconds or a date such as 2030-01-31T12:00:00Z.');
  return ms;
}

function moved(clock: ConsoleSource['clock'], move: () => void): Done {
  try {
    move();
  } catch (error) {
    throw error instanceof RangeError ? badRequest(error.message, { cause: error }) : error;
  }
  return { message: `The clock says ${new Date(clock.now()).toISOString()}.` };
}
