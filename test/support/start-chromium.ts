import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium is: CHROMIUM names one, else Debian's. */
export const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';

const OPTIONS = {
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/** A Chromium that asks nobody outside. */
export function startChromium(): Promise<Browser> {
  return chromium.launch(OPTIONS);
}
