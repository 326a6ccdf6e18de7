import { createMemoryStore } from '../../../server-mock/store/memory.js';
import { raceSuite } from './suite.js';

raceSuite('memory', createMemoryStore);
