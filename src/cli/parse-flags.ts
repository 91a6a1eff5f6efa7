import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { type Command, type Flags, parseOptions } from './command.ts';

/**
 * The flags of a command line. Nothing is guessed: raises `unknown-flag`, `flag-without-value`,
 * `unexpected-argument`.
 */
export function parseFlags(command: Command, args: readonly string[]): Flags {
  const options: ReturnType<typeof parseOptions> = {
    ...parseOptions(command.flags),
    help: { type: 'boolean' },
  };
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind === 'positional')
      fail('unexpected-argument', { argument: token.value, command: command.name });
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    const names = Object.keys(options).map((name) => `--${name}`);
    if (!option)
      fail('unknown-flag', {
        flag: token.rawName,
        nearest: nearest(token.rawName, names),
        command: command.name,
      });
    if (option.type === 'boolean' && token.value !== undefined)
      fail('flag-takes-no-value', { flag: token.rawName });
    if (option.type === 'string' && (token.value === undefined || token.value === ''))
      fail('flag-without-value', { flag: token.rawName });
    flags[token.name] = token.value ?? true;
  }
  return flags;
}
