import { writeFileSync } from 'node:fs';
import { pages } from '../src/report/pages.ts';

for (const [file, page] of Object.entries(pages)) writeFileSync(file, page());
