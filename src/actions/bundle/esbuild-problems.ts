import type { Message } from 'esbuild';
import type { Position } from '../../core/position.ts';
import { type Problem, problem } from '../../core/problem.ts';

/** esbuild's messages that deserve better words than its own. */
const known: readonly { says: RegExp; problem: (at: Position | undefined, text: string) => Problem }[] = [
  { says: /^Top-level await/, problem: (at) => problem('action-top-level-await', {}, at) },
  { says: /^"import\.meta" is not available/, problem: (at) => problem('action-import-meta', {}, at) },
  {
    says: /^No loader is configured for "\.node" files/,
    problem: (at, text) =>
      problem('action-native-addon', { name: /: (\S+)$/.exec(text)?.[1] ?? 'This file' }, at),
  },
];

/** esbuild's errors and warnings with our codes. Warnings about the code of packages are left out: it is not the user's. */
export function esbuildProblems(
  errors: readonly Message[],
  warnings: readonly Message[],
): readonly Problem[] {
  const own = warnings.filter(({ location }) => !location?.file.includes('node_modules/'));
  return [
    ...errors.map(
      (one) =>
        known.find(({ says }) => says.test(one.text))?.problem(positionOf(one), one.text) ?? buildError(one),
    ),
    ...own.map(
      (one) => known.find(({ says }) => says.test(one.text))?.problem(positionOf(one), one.text) ?? slip(one),
    ),
  ];
}

const buildError = (one: Message): Problem =>
  problem('action-build', { reason: withoutStop(one.text) }, positionOf(one));

const slip = (one: Message): Problem =>
  problem('action-build-warning', { reason: withoutStop(one.text) }, positionOf(one), 'warning');

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** esbuild counts columns from 0, in bytes. */
function positionOf({ location }: Message): Position | undefined {
  if (!location) return undefined;
  const { file, line, column, lineText, length } = location;
  const col = Buffer.from(lineText).subarray(0, column).toString().length + 1;
  return { file, line, col, source: lineText, length: Math.max(1, length) };
}
