import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { type Limits, nodeFlags } from './node-flags.ts';

/** CPU seconds after which the kernel ends a child, so that one that loops does not outlive a parent that was killed. */
export const CPU_SECONDS = 60;

/** The argument of a child that may call nobody; the next one has the answers that it gets all the same, as JSON. */
export const OFFLINE = 'offline';

/** The file descriptor over which parent and child talk. */
export const CHANNEL = 3;

/**
 * Starts a child with `code` as its program: an environment that is empty when Actions run, a channel to this process, no files to write to.
 * The channel is a pipe of its own and not Node.js's, where an Action could write what ends the parent.
 */
export function spawnChild(code: string, limits: Limits): ChildProcess {
  const offline = limits.offline ? [OFFLINE, JSON.stringify(limits.stubs ?? [])] : [];
  const node = [...nodeFlags(limits), '-', limits.dependenciesFolder, ...offline];
  const [command, args] = limited(process.execPath, node);
  const child = spawn(command, args, {
    cwd: tmpdir(),
    // Read by Node as it starts, and gone before the first Action runs.
    env: limits.caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: limits.caFile },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // A child that could not be started, or has ended already, is told of by its `close` and `error`.
  for (const stream of child.stdio) stream?.on('error', () => undefined);
  child.stdin?.end(code);
  return child;
}

function limited(command: string, args: readonly string[]): [string, readonly string[]] {
  if (process.platform === 'win32') return [command, args];
  return ['/bin/sh', ['-c', `ulimit -t ${CPU_SECONDS}; exec "$0" "$@"`, command, ...args]];
}
