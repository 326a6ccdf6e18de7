import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { storeSuite } from './suite.js';

storeSuite('memory store', () => createMemoryStore());
