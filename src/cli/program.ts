import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of scripts/ that runs beside a command, and ends with it. */
export interface Program {
  readonly name: string;
  /** Resolves with its exit code when it has ended. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Milliseconds that a program has to end by itself. */
const GRACE = 3_000;

/** Starts one, and waits until it says `ready`; undefined where it ended before. What it prints goes where the command prints. */
export async function startProgram(
  root: string,
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Program | undefined> {
  const child = fork(join(root, 'scripts/start.cjs'), [name], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C reaches the command, which ends its programs in order.
    detached: process.platform !== 'win32',
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const ready = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  return ready ? { name, ended, stop: () => stop(child, ended) } : undefined;
}

/** Programs end when their parent leaves them: also where it was killed. */
async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.connected) child.disconnect();
  const cut = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await ended;
  clearTimeout(cut);
}
