import { ceremonySuite } from './ceremony-suite.js';

ceremonySuite('passkey-register');
