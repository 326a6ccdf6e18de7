/** The command line's flags, checked. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { defaultPort } from '../node/listen.js';
import { isSmtpUrl } from '../node/smtp.js';

export interface CommandOptions {
  port: number;
  host: string;
  /** The data file; undefined keeps everything in memory. */
  data: string | undefined;
  config: string | undefined;
  /** Mails go out through this SMTP server, too. */
  smtp: string | undefined;
  reset: boolean;
  quiet: boolean;
  json: boolean;
  help: boolean;
}

/** A flag or a configuration that cannot be followed; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const defaultData = '.data/vault.sqlite';

export const help = `Usage: npx passkey-elements-mock [options]
       npm run mock -- [options]   (in the repository)

  --port N        Port to listen on; 0 takes any free one. When it is occupied,
                  the next free one is taken. Default: ${String(defaultPort)}
  --host HOST     Address to listen on. Default: localhost
  --data FILE     Keep the vault in FILE. Default: ${defaultData}
  --memory        Keep nothing when the server stops
  --config FILE   Tenancies, as JSON: {"tenancies": [{"id", "apiKey", "kind", "rpId",
                  "rpName", "origins", "relatedRpIds", …}]}. Without it there is one
                  development tenancy for localhost
  --smtp URL      Deliver mails through an SMTP server as well: smtp://HOST:PORT, or
                  smtps:// for TLS. The inbox has them in any case
  --reset         Start with an empty vault: deletes the data file
  --quiet         No request log
  --json          Print one line of JSON, {"url", "tenancyId", "apiKey"}, when it
                  listens, and nothing else on standard output
  --help          Print this
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

/** Throws a `UsageError` for flags that are unknown, make no sense, or contradict each other. */
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
    // Without the value, which may hold a password.
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
    // Node explains at length; its first sentence names the flag.
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
