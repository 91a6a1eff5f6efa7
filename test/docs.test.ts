import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../src/report/pages.ts';

it.each(Object.entries(pages))('%s is what `npm run docs` makes', (file, page) => {
  expect(readFileSync(join(__dirname, '..', file), 'utf8')).toBe(page());
});
