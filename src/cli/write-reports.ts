import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { planFormats } from '../report/plan/formats.ts';

/** What the file of a format is called: `plan.md`. */
const ENDINGS: Readonly<Record<string, string>> = { text: 'txt', markdown: 'md', github: 'annotations.txt' };

/** Writes a plan into a folder, in every format there is. */
export function writeReports(plan: Plan, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [format, show] of Object.entries(planFormats))
    writeFileSync(join(folder, `plan.${ENDINGS[format] ?? format}`), `${show(plan, { color: false })}\n`);
}
