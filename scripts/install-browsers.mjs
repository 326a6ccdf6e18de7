/** Finds Firefox and WebKitGTK. Installs missing ones from Debian's packages where it may, and reports the rest. */
import { installDebianPackages } from './apt-get.mjs';
import { findBrowsers } from './find-browsers.mjs';

const packages = { Firefox: ['firefox-esr'], WebKitGTK: ['webkit2gtk-driver', 'xvfb'] };

/** Returns the names of the browsers that are installed in the end. */
export function installBrowsers() {
  const missing = () => Object.keys(packages).filter((name) => !findBrowsers()[name]);
  const wanted = missing().flatMap((name) => packages[name]);
  if (wanted.length > 0) installDebianPackages(...wanted);
  const left = missing();
  for (const name of left)
    console.error(
      `Not tested in ${name}, which was not found. On Debian or Ubuntu: ` +
        `\`sudo apt-get install ${packages[name].join(' ')}\`.`,
    );
  return Object.keys(packages).filter((name) => !left.includes(name));
}
