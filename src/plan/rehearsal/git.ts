import { execFileSync } from 'node:child_process';

export interface GitOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** What git answers in a folder; undefined where it fails, or takes longer than it may. */
export function git(
  cwd: string,
  args: readonly string[],
  { env = {}, timeoutMs }: GitOptions = {},
): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    }).trim();
  } catch {
    return undefined;
  }
}
