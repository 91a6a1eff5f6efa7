import { mask } from '../../core/mask.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import { open } from './summary.ts';

/** Lines that GitHub Actions shows at the lines of a pull request that cause a risk. Masked. */
export function planAnnotations(plan: Plan): string {
  return mask(open(plan.findings).map(annotation).join('\n'));
}

function annotation({ severity, risk, message, at }: PlacedFinding): string {
  const level =
    severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'notice';
  const place = at ? [`file=${property(at.file)}`, `line=${at.line}`, `col=${at.col}`] : [];
  const properties = [...place, `title=${property(`${risk} (${severity})`)}`].join(',');
  return `::${level} ${properties}::${data(message)}`;
}

/** Workflow commands end at a line break, and properties at a comma or colon. */
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
