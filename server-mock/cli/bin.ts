#!/usr/bin/env node
/** The package's command: `npx passkey-elements-mock`; in the repository, `npm run mock`. */
import { command } from './command.js';

await command(process.argv.slice(2));
