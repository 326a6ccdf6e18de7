/** Finds Chromium. Installs Debian's package where there is none and it may, or prints how to install it. */
import { installDebianPackages } from './apt-get.mjs';
import { findChromium } from './find-chromium.mjs';

const advice = {
  darwin: 'Install Google Chrome or Chromium into /Applications (for example `brew install --cask chromium`)',
  win32: 'Install Google Chrome (for example `winget install Google.Chrome`)',
  linux: 'Install Chromium with the package manager (Debian, Ubuntu: `sudo apt-get install chromium`)',
};

/** Returns the path of the browser. Ends the process when there is none. */
export function installChromium() {
  const found = findChromium() ?? (installDebianPackages('chromium') ? findChromium() : undefined);
  if (found) return found;
  const how = advice[process.platform] ?? 'Install Chromium or Google Chrome';
  console.error(`The browser tests need Chromium, and none was found.`);
  console.error(`${how}, or set CHROME_PATH to its program, and run the command again.`);
  process.exit(1);
}
