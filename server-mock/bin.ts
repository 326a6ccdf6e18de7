#!/usr/bin/env node
/** The installed package's own command: `npx passkey-elements mock`. */
const [name, ...args] = process.argv.slice(2);

if (name === 'mock') {
  // Apart from this file, which is what was started: the other starts itself where it is that.
  const { command } = await import('./cli.js');
  await command(args);
} else {
  process.stderr.write('Usage: passkey-elements mock [options]   (--help lists them)\n');
  process.exitCode = 2;
}
