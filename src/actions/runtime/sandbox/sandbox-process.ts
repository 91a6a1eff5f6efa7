import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Outcome, RunRequest } from '../runner.ts';
import type { ChildMessage } from './messages.ts';
import type { Limits } from './node-flags.ts';
import { CPU_SECONDS, spawnChild } from './spawn-child.ts';
import { watchMemory } from './watch-memory.ts';

/** Node.js itself, beside the memory that an Action may take. */
const NODE_MB = 160;
/** What the child gets to say itself that the time is up; one that loops cannot. */
const GRACE_MS = 250;
const STDERR_KEPT = 4096;

export interface SandboxProcess {
  /** Runs one request at a time. Fails that run when the child ends, loops or takes too much memory. */
  run(request: RunRequest, timeoutMs: number): Promise<Outcome>;
  /** False once it has ended, or should not be used any more. */
  usable(): boolean;
  end(): void;
}

interface Run {
  action: string;
  readonly settle: (end: { outcome: Outcome } | { bug: string }) => void;
}

/** A child process that runs Actions. Keeps this process alive only while one runs. */
export function startProcess(code: string, limits: Limits): SandboxProcess {
  const child = spawnChild(code, limits);
  const state = { ended: false, reason: '', stderr: '', busyMs: 0 };
  let current: Run | undefined;
  keepAlive(child, false);

  const settle = (end: Parameters<Run['settle']>[0]) => {
    current?.settle(end);
    current = undefined;
  };
  const kill = (reason: string) => {
    state.reason ||= reason;
    child.kill('SIGKILL');
  };
  const ended = (how: string) => {
    state.ended = true;
    if (current)
      settle({ outcome: lost(current.action, state.reason || reasonOf(how, state.stderr, limits)) });
  };
  child.on('error', (error) => ended(`it could not be started: ${error.message}`));
  child.on('exit', (exitCode, signal) => ended(signal ? `by ${signal}` : `with exit code ${exitCode}`));
  child.stderr?.on('data', (chunk) => {
    state.stderr = `${state.stderr}${chunk}`.slice(-STDERR_KEPT);
  });
  child.on('message', (message: ChildMessage) => {
    if (message.type === 'started' && current) current.action = message.action;
    if (message.type === 'done') settle({ outcome: message.outcome });
    if (message.type === 'bug') settle({ bug: message.message });
  });

  return {
    usable: () => !state.ended && state.busyMs < (CPU_SECONDS * 1000) / 4,
    end: () => kill('it was closed'),
    async run(request, timeoutMs) {
      const started = performance.now();
      const timer = setTimeout(
        () => kill(`it took longer than ${timeoutMs / 1000} seconds`),
        timeoutMs + GRACE_MS,
      );
      const memory = watchMemory(child.pid ?? 0, limits.memoryMb + NODE_MB, () => kill(tooMuch(limits)));
      keepAlive(child, true);
      try {
        const end = await new Promise<Parameters<Run['settle']>[0]>((resolve) => {
          current = { action: request.actions[0]?.name ?? request.trigger, settle: resolve };
          if (state.ended) ended('before the run');
          else child.send({ request, timeoutMs });
        });
        if ('bug' in end) throw new Error(end.bug);
        return end.outcome;
      } finally {
        clearTimeout(timer);
        memory.stop();
        keepAlive(child, false);
        const took = performance.now() - started;
        state.busyMs += took;
        // What the Action left running must not meet the next one.
        if (took >= timeoutMs) kill('it took too long');
      }
    },
  };
}

function lost(action: string, reason: string): Outcome {
  const message = `The Action ended before it was done: ${reason}.`;
  return {
    commands: [],
    executions: [{ action, milliseconds: 0, logs: [], error: { name: 'Error', message } }],
    failed: { action, message },
    warnings: [],
  };
}

function reasonOf(how: string, stderr: string, limits: Limits): string {
  return /heap out of memory|allocation failed/i.test(stderr) ? tooMuch(limits) : `its process ended ${how}`;
}

const tooMuch = ({ memoryMb }: Limits): string => `it took more than ${memoryMb} MB of memory`;

function keepAlive(child: ChildProcess, alive: boolean): void {
  const { stderr } = child;
  for (const handle of [child, child.channel, stderr instanceof Socket ? stderr : undefined]) {
    if (alive) handle?.ref();
    else handle?.unref();
  }
}
