/** Runs the checks against a backend, and collects what holds. */
import { Browser, type Answer, type Site } from './browser.js';
import type { Check } from './check.js';
import { ceremonyChecks } from './checks/ceremonies.js';
import { codeChecks } from './checks/codes.js';
import { lateCodeChecks } from './checks/late-codes.js';
import { passkeyChecks } from './checks/passkeys.js';
import { requestChecks } from './checks/requests.js';
import { sessionChecks } from './checks/sessions.js';
import { connect } from './connect.js';
import { Deviation, NotOffered, NotPrepared } from './errors.js';
import { connectMock } from './mock.js';
import { reportOf, type CheckResult, type Report } from './report.js';
import { rules, type RuleId } from './rules.js';
import { trafficChecks } from './traffic.js';
import { World, type PersonWithEmail } from './world.js';

export interface CheckOptions {
  /** The base URL of the backend, such as `http://localhost:8000/backend`. */
  backend: string;
  /** The URL of the mock that the backend calls. */
  mock: string;
  /** Default: the mock's first. */
  tenancyId?: string | undefined;
  /** The origin of the app's pages. Default: the backend's. */
  origin?: string | undefined;
  /** Default: all. */
  only?: readonly RuleId[] | undefined;
  /** Default: the global one. */
  fetch?: typeof fetch;
  /** Waits for milliseconds, until addresses can get another code. Default: a timer. */
  wait?: (milliseconds: number) => Promise<void>;
}

const checks: Check[] = [
  ...requestChecks,
  ...sessionChecks,
  ...ceremonyChecks,
  ...passkeyChecks,
  ...codeChecks,
];

/** Milliseconds by which two clocks may round differently. */
const margin = 1000;

/** @throws CheckError when nothing can be checked */
export async function checkBackend(options: CheckOptions): Promise<Report> {
  const { fetch: send = fetch, only = Object.keys(rules) as RuleId[], wait = timer } = options;
  const base = `${options.backend.replace(/\/+$/, '')}/`;
  const url = options.mock.replace(/\/+$/, '');
  const origin = options.origin ?? new URL(base).origin;
  const mock = await connectMock({ url, tenancyId: options.tenancyId, origin, fetch: send });
  const answers: Answer[] = [];
  const secrets = new Set<string>();
  const site: Site = {
    base,
    origin,
    fetch: send,
    mock,
    record: (answer) => void answers.push(answer),
    keepSecret: (...all) => all.forEach((secret) => secrets.add(secret)),
  };
  await connect(new Browser(site), base, mock);

  const world = new World(site);
  const results = new Map<RuleId, CheckResult[]>();
  const select = <T extends { rule: RuleId }>(all: T[]) => all.filter(({ rule }) => only.includes(rule));
  async function run(
    { rule, title }: Pick<Check, 'rule' | 'title'>,
    steps: () => Promise<void> | void,
  ): Promise<void> {
    results.set(rule, [...(results.get(rule) ?? []), { title, ...(await outcomeOf(steps)) }]);
  }

  const late = select(lateCodeChecks);
  const people = new Map<object, PersonWithEmail | Error>();
  for (const one of late) {
    const person = world.personWithEmail();
    people.set(one, await person.catch((error: unknown) => error as Error));
  }
  const prepared = Date.now();
  for (const one of select(checks)) await run(one, () => one.run(world));
  const waits = [...people.values()].map((person) => (person instanceof Error ? 0 : person.wait + margin));
  await wait(Math.max(0, ...waits) - (Date.now() - prepared));
  for (const one of late)
    await run(one, async () => {
      const person = people.get(one);
      if (!person || person instanceof Error) throw person ?? new NotPrepared('no person');
      await one.run(world, person);
    });
  for (const one of select(trafficChecks({ answers, secrets, base, world })))
    await run(one, () => one.run(world));
  return reportOf(results, { backend: options.backend, mock: url, tenancyId: mock.tenancyId });
}

async function outcomeOf(steps: () => Promise<void> | void): Promise<Omit<CheckResult, 'title'>> {
  try {
    await steps();
    return { result: 'holds' };
  } catch (error) {
    const { message, cause } = error as Error;
    if (error instanceof Deviation) return { result: 'fails', message };
    if (error instanceof NotOffered) return { result: 'not-offered', message };
    if (error instanceof NotPrepared) return { result: 'not-checked', message };
    // A request that got no response, which undici explains in the cause.
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError')
      return { result: 'fails', message: `no response: ${cause instanceof Error ? cause.message : message}` };
    throw error;
  }
}

async function timer(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
