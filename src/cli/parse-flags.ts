import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import { type Command, type Flags, parseOptions } from './command.ts';

/** Flags that npm would keep for itself in silence; `dry_run` because a deploy that was meant as none is the worst. */
const KEPT_BY_NPM = ['env', 'port', 'state', 'dry_run'];

/** Raises `flag-before-dashes` where npm, by its environment variables, has kept a flag that was meant for the command. */
export function refuseKeptFlags(command: Command, env: Readonly<Record<string, string | undefined>>): void {
  const kept = KEPT_BY_NPM.find(
    (name) => env[`npm_config_${name}`] && env['npm_lifecycle_event'] === command.name,
  );
  if (kept) fail('flag-before-dashes', { flag: kept.replace('_', '-'), command: command.name });
}

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
