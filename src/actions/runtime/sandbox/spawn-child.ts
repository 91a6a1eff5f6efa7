import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { type Limits, nodeFlags } from './node-flags.ts';

/** CPU seconds after which the kernel ends a child, so that one that loops does not outlive a parent that was killed. */
export const CPU_SECONDS = 60;

/** Starts a child with `code` as its program: an empty environment, a channel to this process, no files to write to. */
export function spawnChild(code: string, limits: Limits): ChildProcess {
  const node = [...nodeFlags(limits), '-', limits.dependenciesFolder];
  const [command, args] = limited(process.execPath, node);
  const child = spawn(command, args, {
    cwd: tmpdir(),
    env: {},
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  // A child that could not be started, or has ended already, is told of by its `exit` and `error`.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(code);
  return child;
}

function limited(command: string, args: readonly string[]): [string, readonly string[]] {
  if (process.platform === 'win32') return [command, args];
  return ['/bin/sh', ['-c', `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, command, ...args]];
}
