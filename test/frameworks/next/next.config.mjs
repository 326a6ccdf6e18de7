import { join } from 'node:path';

/** Pages that the server renders at the build, as files. */
export default { output: 'export', turbopack: { root: join(import.meta.dirname, '..') } };
