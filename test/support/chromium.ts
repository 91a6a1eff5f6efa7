import { existsSync } from 'node:fs';
import { CHROMIUM } from './start-chromium.ts';

export { startChromium } from './start-chromium.ts';

/** `describe`, where there is a Chromium; CI has one. */
export const withChromium = existsSync(CHROMIUM)
  ? describe
  : // No Chromium here: `apt-get install chromium`, or set CHROMIUM to the path of one.
    describe.skip;
