#!/usr/bin/env node
/** The installed package's own command: `npx passkey-elements mock`. */
const [name = '', ...args] = process.argv.slice(2);
const isHelp = ['help', '--help', '-h'].includes(name);

if (name === 'mock' || isHelp) {
  // Apart from this file, which is what was started: the other starts itself where it is that.
  const { command } = await import('./command.js');
  await command(isHelp ? ['--help'] : args);
} else {
  process.stderr.write('Usage: passkey-elements mock [options]   (--help lists them)\n');
  process.exitCode = 2;
}
