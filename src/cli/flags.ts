import { fail } from '../core/problem.ts';
import type { Flag, Flags } from './command.ts';

/** Flags that several commands share. */
export const ENV: Flag = {
  type: 'string',
  value: 'NAME',
  help: 'The environment: a file of tenant/environments (default: TENANT_ENV, then local).',
};
export const PORT: Flag = {
  type: 'string',
  value: 'PORT',
  help: 'The port of the local tenant (default: the one of its environment file).',
};
export const STATE: Flag = {
  type: 'string',
  value: 'FOLDER',
  help: 'Where the local tenant keeps its state (default: .understudy/local).',
};
export const JSON_OUTPUT: Flag = { type: 'boolean', help: 'Print one JSON document instead of text.' };

/** The value of a string flag. */
export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** The value of `--port`. Raises `port-not-a-number`. */
export function portOf(flags: Flags): number | undefined {
  const value = text(flags, 'port');
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) fail('port-not-a-number', { port: value });
  return Number(value);
}
