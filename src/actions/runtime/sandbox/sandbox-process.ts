import { randomUUID } from 'node:crypto';
import { tookTooLong } from '../pipeline/time-limit.ts';
import type { Execution, Outcome } from '../runner.ts';
import { type ChildLink, startChild } from './child-link.ts';
import { lost } from './lost.ts';
import { type ChildMessage, isChildMessage, type RunMessage } from './messages.ts';
import type { Limits } from './node-flags.ts';
import { CPU_SECONDS } from './spawn-child.ts';
import { watchMemory } from './watch-memory.ts';

/** Node.js itself, beside the memory that an Action may take. */
const NODE_MB = 160;
/** What the child gets to say itself that the time is up; one that loops cannot. */
const GRACE_MS = 250;
/** How long a child that has run Actions before may take to take a run; one that they keep busy does not. */
const TAKE_MS = 500;

/** A run that no Action has seen: it can be given to another child. */
export const NOT_TAKEN = 'not taken';

type End = Outcome | typeof NOT_TAKEN | { readonly bug: string };

/** The run, and the Action of it that was begun last. */
interface Running {
  readonly run: string;
  /** Where another clock than the system's tells the time. */
  readonly now: number | undefined;
  taken: boolean;
  /** What the Actions before it did. */
  readonly ran: Execution[];
  action: string;
  /** By `Date.now()`. */
  began: number;
  settle(end: End): void;
}

/** A child process that runs Actions, one run at a time. Keeps this process alive only while one runs. */
export class SandboxProcess {
  /** Done once it can take a run; fails where it could not be started. */
  readonly ready: Promise<void>;
  /** Done once it has ended, whichever way. */
  readonly over: Promise<void>;
  private readonly link: ChildLink<RunMessage>;
  private current: Running | undefined;
  /** What is to be said of a run that its end ends; set before it is killed. */
  private verdict: ((action: string) => string) | undefined;
  private usedUp = false;
  private fresh = true;
  private isReady = (): void => undefined;
  private isOver = (_stderr: string): void => undefined;

  constructor(
    code: string,
    private readonly limits: Limits,
  ) {
    const over = new Promise<string>((resolve) => {
      this.isOver = resolve;
    });
    this.over = over.then(() => undefined);
    this.ready = new Promise((resolve, reject) => {
      this.isReady = resolve;
      over.then((stderr) => reject(new Error(`The sandbox could not be started. ${stderr}`)));
    });
    this.ready.catch(() => undefined);
    this.link = startChild(code, limits, {
      receive: (message) => this.receive(message),
      garbled: () => this.garbled(),
      ended: (how, stderr) => this.lose(how, stderr),
    });
    // Between runs as well: an Action may have left something running.
    const most = limits.memoryMb + NODE_MB;
    const memory = watchMemory(this.link.pid, most, () => this.kill(tooMuch(limits)));
    void over.then(() => memory.stop());
  }

  /** False once it has ended, or should not be used any more. */
  usable(): boolean {
    return this.verdict === undefined && !this.usedUp;
  }

  end(): Promise<void> {
    // Whoever waits for its end must not end before.
    this.link.keepAlive(true);
    this.kill('it was closed');
    return this.over;
  }

  /**
   * Fails the run, and ends, when the child crashes, loops or takes too much memory. Throws what is a bug of ours.
   * `NOT_TAKEN` where the child had ended already, or could not answer.
   */
  async run(request: Omit<RunMessage, 'run'>): Promise<Outcome | typeof NOT_TAKEN> {
    const message = { ...request, run: randomUUID() };
    const began = performance.now();
    const stopGuards = this.guard(message);
    this.link.keepAlive(true);
    try {
      const end = await this.take(message);
      if (typeof end === 'object' && 'bug' in end) throw new Error(end.bug);
      return end;
    } finally {
      stopGuards();
      this.link.keepAlive(false);
      // What the Action left running must not meet the next one.
      if (performance.now() - began >= request.timeoutMs) this.kill('it took too long');
    }
  }

  private take(message: RunMessage): Promise<End> {
    const { actions, trigger } = message.request;
    const action = actions[0]?.name ?? trigger;
    return new Promise((settle) => {
      const { run, now } = message;
      this.current = { run, now, taken: false, ran: [], action, began: Date.now(), settle };
      if (this.usable()) this.link.send(message);
      else this.settle(NOT_TAKEN);
    });
  }

  private guard({ request, timeoutMs }: RunMessage): () => void {
    const tooLong = (action: string) => tookTooLong(action, request.trigger, timeoutMs);
    const time = setTimeout(() => this.sentence(tooLong), timeoutMs + GRACE_MS);
    // What was sent meanwhile is read before `setImmediate`: it may be this process that was busy.
    const taking = this.fresh ? undefined : setTimeout(() => setImmediate(() => this.giveUp()), TAKE_MS);
    this.fresh = false;
    return () => {
      clearTimeout(time);
      clearTimeout(taking);
    };
  }

  private giveUp(): void {
    if (!this.current || this.current.taken) return;
    this.settle(NOT_TAKEN);
    this.kill('it did not answer');
  }

  private receive(message: unknown): void {
    if (!isChildMessage(message)) this.garbled();
    else if (message.type === 'ready') this.beReady();
    else if (message.run === this.current?.run) this.progress(message, this.current);
  }

  private progress(message: Exclude<ChildMessage, { type: 'ready' }>, running: Running): void {
    if (message.type === 'taken') running.taken = true;
    else if (message.type === 'started')
      Object.assign(running, { action: message.action, began: Date.now() });
    else if (message.type === 'ran') running.ran.push(message.execution);
    else if (message.type === 'bug') this.settle({ bug: message.message });
    else {
      this.usedUp = message.spoilt || message.cpuSeconds > CPU_SECONDS / 4;
      this.settle(message.outcome);
    }
  }

  private beReady(): void {
    this.link.keepAlive(false);
    this.isReady();
  }

  private garbled(): void {
    this.kill('its process sent what is no message');
  }

  private kill(reason: string): void {
    this.sentence((action) => endedEarly(action, reason));
  }

  private sentence(verdict: (action: string) => string): void {
    this.verdict ??= verdict;
    this.link.kill();
  }

  private lose(how: string, stderr: string): void {
    const alone = this.verdict === undefined;
    const heap = /heap out of memory|allocation failed/i.test(stderr);
    this.verdict ??= (action) => endedEarly(action, heap ? tooMuch(this.limits) : how);
    if (this.current) {
      const { action, taken, ran, began, now = began } = this.current;
      const execution = { action, started: now, milliseconds: Date.now() - began };
      const outcome = lost(execution, this.verdict(action), ran);
      // By itself, and before the run: it was idle when it ended, which was not known yet.
      this.settle(alone && !taken ? NOT_TAKEN : outcome);
    }
    this.isOver(stderr);
  }

  private settle(end: End): void {
    this.current?.settle(end);
    this.current = undefined;
  }
}

function endedEarly(action: string, reason: string): string {
  return `The Action ${action} ended before it was done: ${reason}.`;
}

const tooMuch = ({ memoryMb }: Limits): string => `it took more than ${memoryMb} MB of memory`;
