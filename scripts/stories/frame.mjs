/**
 * Storybook as a person uses it, frame and all: a passkey is created with the simulated device, answered in its panel,
 * outlives a reload, and is gone after a reset.
 */
import { watch } from './page.mjs';
import { audit, looks } from './audit.mjs';

/** @returns what went wrong */
export async function useFrame(page, url) {
  const stop = watch(page, url);
  const findings = [];
  try {
    await page.setViewport({ width: 1400, height: 900 });
    await page.goto(`${url}?path=/story/elements-passkey-register--idle&globals=a11y.manual:!true`);
    await page.locator('::-p-aria([name="Device"][role="tab"])').click();
    await page.locator('>>> #manner').fill('ignore');
    await press(page);
    await page.locator('>>> ::-p-text(Create a passkey of)').wait();
    findings.push(...(await audit(page, '[data-passkey-panel]', looks.docs)));
    await page.locator('>>> button ::-p-text(Approve)').click();
    await page.locator('>>> li ::-p-text(ada@example.com)').wait();

    await page.reload();
    await page.locator('>>> li ::-p-text(ada@example.com)').wait();
    await page.locator('::-p-text(Reset)').click();
    await page.locator('>>> p ::-p-text(None.)').wait();
  } catch (error) {
    findings.push(`in the frame: ${error.message}`);
  }
  return [...stop(), ...findings];
}

/** The element's button, in the story's own page. */
async function press(page) {
  const handle = await page.waitForSelector('#storybook-preview-iframe');
  const frame = await handle.contentFrame();
  await frame.locator('passkey-register >>> [part~=button]').click();
}
