import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { raceSuite } from './suite.js';

raceSuite('memory', createMemoryStore, { guesses: 1000, uses: 100 });
