import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium is: CHROMIUM names one, else Debian's. */
export const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';

/** `describe`, where there is a Chromium; CI has one. */
export const withChromium = existsSync(CHROMIUM)
  ? describe
  : // No Chromium here: `apt-get install chromium`, or set CHROMIUM to the path of one.
    describe.skip;

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
