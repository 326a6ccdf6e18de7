/** The package's version. A test keeps it equal to package.json, which neither bundlers nor Workers can read. */
export const version = '0.1.0';
