/** The races of `npm test` with ten times as many requests at once. */
import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { temporaryFiles } from '../store/files.js';
import { raceSuite } from './suite.js';

const crowds = { guesses: 10_000, uses: 1000 };
const newFile = temporaryFiles();

raceSuite('memory', createMemoryStore, crowds);
raceSuite('SQLite', () => createSqliteStore({ file: newFile() }), crowds);
