import type { Command } from './command.ts';

/** The help of a command: one screen, its flags and examples that run. */
export function helpText({ name, summary, flags, examples }: Command): string {
  const rows = Object.entries(flags).map(([flag, { value, help }]) => [
    `--${flag}${value ? ` ${value}` : ''}`,
    help,
  ]);
  const width = Math.max(...rows.map(([left = '']) => left.length), 6);
  const lines = rows.map(([left = '', help]) => `  ${left.padEnd(width)}  ${help}`);
  return [
    `npm run ${name} -- [flags]`,
    '',
    summary,
    '',
    'Flags',
    ...lines,
    `  ${'--help'.padEnd(width)}  Show this.`,
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}
