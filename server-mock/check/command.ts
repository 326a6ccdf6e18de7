/** `npx passkey-elements-mock check URL`. */
import { parseArgs } from 'node:util';
import { CheckError } from './errors.js';
import { formatReport, pick } from './report.js';
import { isRuleId, rules } from './rules.js';
import { observed } from './traffic.js';
import { checkBackend, type CheckOptions } from './run.js';
import { UsageError } from '../cli/options.js';
import { defaultPort } from '../node/listen.js';

export const checkHelp = `Usage: npx passkey-elements-mock check URL [options]

Checks a backend in any language against the rules of the backend contract. Start the
mock, let the backend call it, and pass the URL that the backend is mounted at, such as
http://localhost:8000/backend. It takes about a minute, since one address gets one code
a minute. It signs up people named check-…, and changes nobody else.

  --mock URL      The mock that the backend calls. Default: http://localhost:${String(defaultPort)}
  --tenancy ID    The tenancy that the backend uses. Default: the mock's first
  --origin URL    The origin of the app's pages. Default: the backend's
  --rule ID       Check this rule only, such as P1; can be repeated
  --json          Print the report as JSON
  --help          Print this help

Exit codes: 0 every rule holds; 1 a rule does not hold or could not be checked; 2 a
mistake on the command line; 3 the backend or the mock is not there, or they are not
wired to each other.
`;

/** Returns the exit code. Throws a `UsageError`. */
export async function checkCommand(args: string[]): Promise<number> {
  const { json, help, only, ...options } = parseCheckOptions(args);
  if (help) {
    process.stdout.write(checkHelp);
    return 0;
  }
  try {
    const isWhole = only?.some((id) => observed.includes(id));
    const report = pick(await checkBackend({ ...options, only: isWhole ? undefined : only }), only);
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
    return report.holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    const { code, message } = error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } }, null, 2)}\n`);
    else process.stderr.write(`${message}\n`);
    return 3;
  }
}

interface Parsed extends CheckOptions {
  json: boolean;
  help: boolean;
}

export function parseCheckOptions(args: string[]): Parsed {
  const { values, positionals } = parse(args);
  const { json = false, help = false, tenancy, rule: only } = values;
  const [backend, ...others] = positionals;
  if (!help && (backend === undefined || others.length > 0))
    throw new UsageError('check needs one URL, such as http://localhost:8000/backend. See check --help.');
  for (const id of only ?? [])
    if (!isRuleId(id))
      throw new UsageError(`--rule must be one of ${Object.keys(rules).join(', ')}, not "${id}".`);
  const origin = values.origin === undefined ? undefined : urlOf('--origin', values.origin).origin;
  return {
    backend: help ? '' : urlOf('The backend', backend ?? '').href,
    mock: urlOf('--mock', values.mock ?? `http://localhost:${String(defaultPort)}`).origin,
    tenancyId: tenancy,
    origin,
    only: only?.filter(isRuleId),
    json,
    help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        mock: { type: 'string' },
        tenancy: { type: 'string' },
        origin: { type: 'string' },
        rule: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}. See check --help.`, { cause: error });
  }
}

function urlOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${name} must be a URL such as http://localhost:8000, not "${text}".`);
}
