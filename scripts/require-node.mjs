/** Ends the process on a Node that the tools do not support. Old versions of Node must be able to parse this file. */

/** The first minor version of each major one that ESLint and Vite support. */
const firstMinor = { 20: 19, 22: 13 };
const laterFrom = 24;

export function isSupported(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major >= laterFrom || minor >= (firstMinor[major] === undefined ? Infinity : firstMinor[major]);
}

export function requireNode(version = process.version) {
  if (isSupported(version)) return;
  console.error(
    `This project needs Node 20.19 or later, 22.13 or later, or 24 and up; this is ${version}. ` +
      'Install a current release from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
