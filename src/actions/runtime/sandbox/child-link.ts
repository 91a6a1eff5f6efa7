import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { jsonLines } from './json-lines.ts';
import type { Limits } from './node-flags.ts';
import { CHANNEL, spawnChild } from './spawn-child.ts';

const STDERR_KEPT = 4096;

/** What is told of a child. */
export interface ChildListener {
  receive(message: unknown): void;
  /** Something wrote to the channel that is no message. */
  garbled(): void;
  /** It has ended, or could not be started: how, and what it wrote to stderr last. */
  ended(how: string, stderr: string): void;
}

export interface ChildLink<Message> {
  readonly pid: number;
  send(message: Message): void;
  kill(): void;
  /** Whether the child keeps this process from ending. */
  keepAlive(alive: boolean): void;
}

/** Starts a child, and talks to it. */
export function startChild<Message>(
  code: string,
  limits: Limits,
  listener: ChildListener,
): ChildLink<Message> {
  const child = spawnChild(code, limits);
  const channel = socketOf(child, CHANNEL);
  let stderr = '';
  socketOf(child, 2)?.on('data', (chunk) => {
    stderr = `${stderr}${chunk}`.slice(-STDERR_KEPT);
  });
  child.on('error', (error) => listener.ended(`it could not be reached: ${error.message}`, stderr));
  // Not `exit`: by now everything that it had to say was read.
  child.on('close', (exitCode, signal) =>
    listener.ended(`its process ended ${signal ? `by ${signal}` : `with exit code ${exitCode}`}`, stderr),
  );
  // A child that has closed its end cannot answer any more.
  channel?.on('end', () => child.kill('SIGKILL'));
  const { receive, garbled } = listener;
  const send = channel && jsonLines<Message>(channel, { receive, unreadable: garbled });
  return {
    pid: child.pid ?? 0,
    send: (message) => send?.(message),
    kill: () => void child.kill('SIGKILL'),
    keepAlive(alive) {
      for (const handle of [child, channel, socketOf(child, 2)]) alive ? handle?.ref() : handle?.unref();
    },
  };
}

function socketOf({ stdio }: ChildProcess, descriptor: number): Socket | undefined {
  const stream = stdio[descriptor];
  return stream instanceof Socket ? stream : undefined;
}
