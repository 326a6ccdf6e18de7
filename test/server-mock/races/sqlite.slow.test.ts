import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { temporaryFiles } from '../store/files.js';
import { raceSuite } from './suite.js';

const newFile = temporaryFiles();

raceSuite('SQLite', () => createSqliteStore({ file: newFile() }), { guesses: 1000, uses: 100 });
