/** The command line of the mock server. */
import { readConfig } from './config.js';
import { help, parseOptions, UsageError, type CommandOptions } from './options.js';
import { formatRequest } from './format-request.js';
import { checkCommand } from '../check/command.js';
import { ListenError } from '../node/listen.js';
import { DeliveryError } from '../node/smtp.js';
import { runServer, type RunningServer, type RunOptions } from '../node/run.js';
import { StoreError } from '../store/store.js';

/**
 * Runs the server until SIGINT or SIGTERM. Exits with 2 for a mistake on the command line or in the
 * configuration, with 1 when the server cannot start. `check` is a command of its own.
 */
export async function command(args: string[], extend?: RunOptions['extend']): Promise<void> {
  try {
    const [name, ...rest] = args;
    if (name === 'check') {
      process.exitCode = await checkCommand(rest);
      return;
    }
    const options = parseOptions(args);
    if (options.help) {
      process.stdout.write(help);
      return;
    }
    const running = await start(options, extend);
    // Before the output, because a script may send a signal as soon as it reads it.
    stopOnSignal(running);
    process.stdout.write(options.json ? jsonLine(running) : banner(running, options));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function start(options: CommandOptions, extend: RunOptions['extend']): Promise<RunningServer> {
  const { port, host, data, reset, quiet, json, config, smtp } = options;
  const output = json ? process.stderr : process.stdout;
  const onRequest: RunOptions['onRequest'] = (entry) => {
    output.write(`${formatRequest(entry)}\n`);
  };
  const log: RunOptions['log'] = (message) => {
    process.stderr.write(`${message}\n`);
  };
  const onError: RunOptions['onError'] = (error) => {
    process.stderr.write(`${explain(error)}\n`);
  };
  const tenancies = config === undefined ? undefined : readConfig(config);
  try {
    return await runServer({
      port,
      host,
      data,
      reset,
      log,
      onError,
      ...(smtp !== undefined && { smtp }),
      ...(tenancies && { tenancies }),
      ...(extend && { extend }),
      ...(!quiet && { onRequest }),
    });
  } catch (error) {
    // A TypeError is a tenancy that matches the schema but is invalid.
    if (config === undefined || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${config}: ${error.message}`, { cause: error });
  }
}

function jsonLine({ url, tenancies: [{ id, apiKey }] }: RunningServer): string {
  return `${JSON.stringify({ url, tenancyId: id, apiKey })}\n`;
}

function banner({ title, url, tenancies }: RunningServer, { data }: CommandOptions): string {
  const lines = [
    `${title} on ${url}`,
    ...tenancies.map(
      ({ id, apiKey, kind = 'development', rpId }) =>
        `  tenancy ${id} (${kind}${rpId === undefined ? '' : `, ${rpId}`}), API key ${apiKey}`,
    ),
    `  vault   ${data ?? 'in memory, gone when the server stops'}`,
    `  inbox   ${url}/inbox`,
    `  console ${url}/console`,
    'Press Ctrl+C to stop.',
  ];
  return `${lines.join('\n')}\n\n`;
}

function stopOnSignal(running: RunningServer): void {
  const stop = (): void => {
    // A second signal ends the process at once, in case a request hangs.
    process.off('SIGINT', stop).off('SIGTERM', stop);
    running.close().catch((error: unknown) => {
      process.stderr.write(`${explain(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

/** One line for errors that a person can correct; a stack for bugs. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = [UsageError, ListenError, StoreError, DeliveryError].some((kind) => error instanceof kind);
  return expected ? error.message.replaceAll(/\s*\n\s*/g, ' ') : (error.stack ?? error.message);
}
