import type { Findings } from '../result.ts';

/** How a flow ended, for a matcher that expected another end. */
export function ending({ denied, failed, suspended }: Findings): string {
  if (failed) return 'the Action failed';
  if (denied) return `denied: ${denied.reason}`;
  return suspended ? `the flow waits for ${suspended}` : 'the flow went on';
}

/** The line that explains most of what is not there. */
export function failureOf({ failed }: Findings): string[] {
  if (!failed) return [];
  const text = failed.stack ?? `${failed.name}: ${failed.message}`;
  return ['', `The Action failed, and nothing that it asked for counts: ${text}`];
}
