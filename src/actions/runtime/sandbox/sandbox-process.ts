import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Outcome } from '../runner.ts';
import type { ChildMessage, RunMessage } from './messages.ts';
import type { Limits } from './node-flags.ts';
import { CPU_SECONDS, spawnChild } from './spawn-child.ts';
import { watchMemory } from './watch-memory.ts';

/** Node.js itself, beside the memory that an Action may take. */
const NODE_MB = 160;
/** What the child gets to say itself that the time is up; one that loops cannot. */
const GRACE_MS = 250;
const STDERR_KEPT = 4096;

/** The run, and the Action of it that was begun last. */
interface Running {
  action: string;
  started: number;
  readonly settle: (end: End) => void;
}

type End = { readonly outcome: Outcome } | { readonly bug: string };

/** A child process that runs Actions, one run at a time. Keeps this process alive only while one runs. */
export class SandboxProcess {
  private readonly child: ChildProcess;
  private current: Running | undefined;
  private ended = false;
  /** Why it was killed. */
  private reason = '';
  private stderr = '';
  private cpuSeconds = 0;

  constructor(
    code: string,
    private readonly limits: Limits,
  ) {
    this.child = spawnChild(code, limits);
    this.child.on('error', (error) => this.lose(`it could not be reached: ${error.message}`));
    this.child.on('exit', (code, signal) =>
      this.lose(`its process ended ${signal ? `by ${signal}` : `with exit code ${code}`}`),
    );
    this.child.on('message', (message: ChildMessage) => this.receive(message));
    this.child.stderr?.on('data', (chunk) => {
      this.stderr = `${this.stderr}${chunk}`.slice(-STDERR_KEPT);
    });
    this.keepAlive(false);
  }

  /** False once it has ended, or should not be used any more. */
  usable(): boolean {
    return !this.ended && this.reason === '' && this.cpuSeconds < CPU_SECONDS / 4;
  }

  end(): void {
    this.kill('it was closed');
  }

  /** Fails the run, and ends, when the child crashes, loops or takes too much memory. Throws what is a bug of ours. */
  async run(message: RunMessage): Promise<Outcome> {
    const { timeoutMs } = message;
    const started = performance.now();
    const stopGuards = this.guard(message);
    this.keepAlive(true);
    try {
      const end = await this.send(message);
      if ('bug' in end) throw new Error(end.bug);
      return end.outcome;
    } finally {
      stopGuards();
      this.keepAlive(false);
      // What the Action left running must not meet the next one.
      if (performance.now() - started >= timeoutMs) this.kill('it took too long');
    }
  }

  private send(message: RunMessage): Promise<End> {
    return new Promise((settle) => {
      const { actions, trigger } = message.request;
      const action = actions[0]?.name ?? trigger;
      this.current = { action, started: Date.now(), settle };
      if (this.ended) this.lose('its process ended before the run');
      else this.child.send(message);
    });
  }

  private guard({ timeoutMs }: RunMessage): () => void {
    const timer = setTimeout(
      () => this.kill(`it took longer than ${timeoutMs / 1000} seconds`),
      timeoutMs + GRACE_MS,
    );
    const most = this.limits.memoryMb + NODE_MB;
    const memory = watchMemory(this.child.pid ?? 0, most, () => this.kill(tooMuch(this.limits)));
    return () => {
      clearTimeout(timer);
      memory.stop();
    };
  }

  private receive(message: ChildMessage): void {
    if (message.type === 'started') {
      if (this.current) Object.assign(this.current, { action: message.action, started: Date.now() });
      return;
    }
    if (message.type === 'done') this.cpuSeconds = message.cpuSeconds;
    this.settle(message.type === 'done' ? { outcome: message.outcome } : { bug: message.message });
  }

  private kill(reason: string): void {
    this.reason ||= reason;
    this.child.kill('SIGKILL');
  }

  private lose(how: string): void {
    this.ended = true;
    const heap = /heap out of memory|allocation failed/i.test(this.stderr);
    const reason = this.reason || (heap ? tooMuch(this.limits) : how);
    if (this.current) this.settle({ outcome: lost(this.current, reason) });
  }

  private settle(end: End): void {
    this.current?.settle(end);
    this.current = undefined;
  }

  private keepAlive(alive: boolean): void {
    const { channel, stderr } = this.child;
    for (const handle of [this.child, channel, stderr instanceof Socket ? stderr : undefined]) {
      if (alive) handle?.ref();
      else handle?.unref();
    }
  }
}

function lost({ action, started }: Running, reason: string): Outcome {
  const message = `The Action ended before it was done: ${reason}.`;
  return {
    commands: [],
    executions: [
      { action, started, milliseconds: Date.now() - started, logs: [], error: { name: 'Error', message } },
    ],
    failed: { action, message },
    warnings: [],
  };
}

const tooMuch = ({ memoryMb }: Limits): string => `it took more than ${memoryMb} MB of memory`;
