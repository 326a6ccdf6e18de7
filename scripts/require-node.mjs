/** Refuses a Node that the tools cannot run on. Written for any Node that knows modules. */

/** The lines of Node that ESLint and Vite support: from this minor version on in each major one. */
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
