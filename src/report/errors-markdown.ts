import { codes } from '../core/codes.ts';

/** docs/errors.md: every error code and what it means, from the table. */
export function errorsMarkdown(): string {
  const rows = Object.entries(codes)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, { means }]) => `| \`${code}\` | ${means} |`);
  return [
    '# Error codes',
    '',
    'Made by `npm run docs` from `src/core/codes.ts`. Each is told with its place, the line, and what to do.',
    '',
    '| code | when |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
