import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { storeSuite } from './suite.js';
import { temporaryFiles } from './files.js';

const newFile = temporaryFiles();

storeSuite('SQLite store', () => createSqliteStore({ file: newFile() }));
