/**
 * Uses Storybook with its frame: it opens the welcome page; play functions run at each visit, those of pages when Play is
 * pressed; a passkey that is created through the device panel survives a reload and is deleted by a reset.
 */
import { watch } from './page.mjs';
import { audit, looks } from './audit.mjs';

/** @returns the problems */
export async function useFrame(page, url) {
  const stop = watch(page, url);
  const findings = [];
  try {
    await page.setViewport({ width: 1400, height: 900 });
    await page.goto(url);
    await (await preview(page)).locator('h1::-p-text(passkey-elements)').wait();

    await page.goto(`${url}?path=/story/elements-passkey-manager--ready`);
    await (await preview(page)).locator('passkey-manager >>> ::-p-text(On one device only)').wait();
    await page.reload();
    await (await preview(page)).locator('passkey-manager >>> ::-p-text(On one device only)').wait();

    await page.goto(`${url}?path=/story/pages--unsupported&globals=a11y.manual:!true`);
    await (await preview(page)).locator('otp-entry[hidden]').setVisibility(null).wait();
    await page.locator('::-p-aria([name="Play: do what a visitor would do"])').click();
    await (await preview(page)).locator('otp-entry:not([hidden])').wait();

    await page.goto(`${url}?path=/story/elements-passkey-register--idle&globals=a11y.manual:!true`);
    await page.locator('::-p-aria([name="Device"][role="tab"])').click();
    await page.locator('>>> #manner').fill('ignore');
    // The panel shows it as chosen when the story's page has reported it.
    await page.locator('>>> #manner option[value=ignore][selected]').wait();
    await (await preview(page)).locator('passkey-register >>> [part~=button]').click();
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

/** The frame that contains the story. */
async function preview(page) {
  const handle = await page.waitForSelector('#storybook-preview-iframe');
  return handle.contentFrame();
}
