/** Checks of all responses that the other checks have received: R1, R4, R6, S1, C8. */
import { defaultTenancy } from '../tenancy/tenancy.js';
import type { Answer } from './browser.js';
import { check, type Check } from './check.js';
import { NotOffered } from './errors.js';
import { expect } from './expect.js';
import type { RuleId } from './rules.js';
import { violation } from './schema.js';
import type { World } from './world.js';

/** The rules that hold for all responses: what is found depends on the requests of all other checks. */
export const observed: readonly RuleId[] = ['R1', 'R4', 'R6', 'S1', 'C8'];

export interface Traffic {
  answers: Answer[];
  secrets: Set<string>;
  base: string;
  world: World;
}

/** The distinct problems that `find` sees, by the route. */
function expectNone(answers: readonly Answer[], find: (answer: Answer) => string | undefined): void {
  const problems = new Set<string>();
  for (const answer of answers) {
    const problem = find(answer);
    if (problem !== undefined) problems.add(`${routeOf(answer)}: ${problem}`);
  }
  const [...all] = problems;
  const more = all.length > 3 ? `; and ${all.length - 3} more` : '';
  expect(all.length === 0, all.slice(0, 3).join('; ') + more);
}

const routeOf = ({ method, path }: Answer) =>
  `${method} ${path.replace(/^passkeys\/(?!registration|authentication|prune)[^/]+$/, 'passkeys/{id}')}`;

export function trafficChecks({ answers, secrets, base, world }: Traffic): Check[] {
  const isLocal = /^http:\/\/([a-z0-9-]+\.)*(localhost|127\.\d+\.\d+\.\d+|\[::1\])[:/]/.test(base);
  const forbidden = [...secrets, defaultTenancy.apiKey].map(
    // A time may contain the digits of a code, so numbers only match alone.
    (secret) => new RegExp(/^\d+$/.test(secret) ? `(?<!\\d)${secret}(?!\\d)` : secret),
  );
  return [
    check('R1', 'every response has a documented status and exactly the documented members', () =>
      expectNone(answers, ({ method, path, status, text, json, headers }) => {
        if (text !== '' && json === undefined) return `${status} is no JSON object`;
        if (json && !/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? ''))
          return `${status} has the content type ${headers.get('content-type') ?? 'none'}`;
        const problem = violation(method, path, status, json);
        if (problem !== undefined) return `${status} ${problem}`;
        return status >= 500 ? `${status} for a request of a client` : undefined;
      }),
    ),
    check('R4', 'no response contains a code, a token or the API key', () =>
      expectNone(answers, ({ text, headers }) => {
        const all = text + [...headers].join('\n');
        return forbidden.some((secret) => secret.test(all)) ? 'a secret' : undefined;
      }),
    ),
    check('R6', 'every response with a body has Cache-Control: no-store', () =>
      expectNone(answers, ({ headers, json }) =>
        json && !/\bno-store\b/.test(headers.get('cache-control') ?? '') ? 'no `no-store`' : undefined,
      ),
    ),
    check('C8', 'no address has got more codes than were requested', async () => {
      const sentTo = answers
        .filter(({ request, status }) => request === 'POST challenges' && status === 200)
        .map(({ body }) => String(body['email']));
      if (sentTo.length === 0) throw new NotOffered('no code was sent');
      for (const address of new Set(sentTo)) {
        const requested = sentTo.filter((one) => one === address).length;
        const mails = await world.mock.mailsTo(address, 0);
        const sent = mails.filter(
          ({ code, text }) => code !== undefined || /(?<!\d)\d{6}(?!\d)/.test(text),
        ).length;
        expect(
          sent <= requested,
          `${sent} emails with a code for ${requested} request: is \`sendEmail\` false?`,
        );
      }
    }),
    check('S1', 'every cookie has its attributes', () =>
      expectNone(answers, ({ headers }) =>
        headers
          .getSetCookie()
          .map((line) => cookieProblem(line, isLocal))
          .find((problem) => problem !== undefined),
      ),
    ),
  ];
}

function cookieProblem(line: string, isLocal: boolean): string | undefined {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  const name = pair.split('=', 1)[0] ?? '';
  // Scripts of the page read such a token and send it back.
  if (/csrf|xsrf/i.test(name)) return undefined;
  const has = (pattern: RegExp) => attributes.some((attribute) => pattern.test(attribute));
  if (!has(/^httponly$/i)) return `the cookie ${name} is not HttpOnly`;
  if (!has(/^samesite=(lax|strict)$/i)) return `the cookie ${name} is not SameSite=Lax`;
  if (!isLocal && !has(/^secure$/i)) return `the cookie ${name} is not Secure`;
  return undefined;
}
