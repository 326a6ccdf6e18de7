/** The command line's options. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { defaultPort } from '../node/listen.js';
import { isSmtpUrl } from '../node/smtp.js';

export interface CommandOptions {
  port: number;
  host: string;
  /** The data file; undefined keeps everything in memory. */
  data: string | undefined;
  config: string | undefined;
  /** The URL of an SMTP server that delivers the emails. */
  smtp: string | undefined;
  reset: boolean;
  quiet: boolean;
  json: boolean;
  help: boolean;
}

/** An invalid option or configuration. The message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const defaultData = '.data/vault.sqlite';

export const help = `Usage: npx passkey-elements-mock [options]
       npx passkey-elements-mock check URL [options]
       npm run mock -- [options]   (in the repository)

Serves a mock of Passlock. \`check\` checks your backend: see check --help.

  --port N        Port to listen on; 0 means any free port. If the port is occupied,
                  the next free one is used. Default: ${String(defaultPort)}
  --host HOST     Address to listen on. Default: localhost
  --data FILE     Store the vault in FILE. Default: ${defaultData}
  --memory        Store the vault in memory only
  --config FILE   Read tenancies from a JSON file: {"tenancies": [{"id", "apiKey",
                  "kind", "rpId", "rpName", "origins", "relatedRpIds", …}]}.
                  Default: one development tenancy for localhost
  --smtp URL      Also deliver emails through an SMTP server: smtp://HOST:PORT, or
                  smtps:// for TLS. The inbox keeps them in any case
  --reset         Delete the data file first, to start with an empty vault
  --quiet         Do not log requests
  --json          Print one line of JSON, {"url", "tenancyId", "apiKey"}, once the
                  server listens, and nothing else on standard output
  --help          Print this help
`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  config: { type: 'string' },
  smtp: { type: 'string' },
  reset: { type: 'boolean' },
  quiet: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** Throws a `UsageError` for unknown, invalid or contradictory options. */
export function parseOptions(args: string[]): CommandOptions {
  const {
    memory = false,
    reset = false,
    quiet = false,
    json = false,
    help: wantsHelp = false,
    ...values
  } = parse(args);
  if (memory && values.data !== undefined) throw new UsageError('--memory and --data exclude each other.');
  if (memory && reset) throw new UsageError('--memory and --reset exclude each other: memory starts empty.');
  for (const name of ['host', 'data', 'config', 'smtp'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} needs a value.`);
  }
  if (values.smtp !== undefined && !isSmtpUrl(values.smtp)) {
    // Does not quote the value, which may contain a password.
    throw new UsageError('--smtp must be a URL such as smtp://localhost:1025.');
  }
  return {
    port: portOf(values.port),
    host: values.host ?? 'localhost',
    data: memory ? undefined : (values.data ?? defaultData),
    config: values.config,
    smtp: values.smtp,
    reset,
    quiet,
    json,
    help: wantsHelp,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // The first sentence of Node's message names the option.
    const [sentence = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}. See --help.`, { cause: error });
  }
}

function portOf(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) throw new UsageError(`--port must be a number from 0 to 65535, not "${text}".`);
  return port;
}
