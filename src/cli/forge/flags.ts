import { fail } from '../../core/problem.ts';
import type { Flag, Flags } from '../command.ts';
import { text } from '../flags.ts';

export const AUTHOR: Flag = {
  type: 'string',
  value: 'LOGIN',
  help: 'Whose comments are its own (default: those of the pipeline’s token).',
};

export const PLANNED: Flag = { type: 'string', value: 'NAME', help: 'The environment of the plan.' };

/** The environment whose comment is meant, and its author. Raises `flag-without-value`. */
export function commentOf(flags: Flags): { environment: string; author: string | undefined } {
  const environment = text(flags, 'env') ?? fail('flag-without-value', { flag: '--env' });
  return { environment, author: text(flags, 'author') };
}
