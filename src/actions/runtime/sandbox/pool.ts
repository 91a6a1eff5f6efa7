import { NOT_TAKEN, type SandboxProcess } from './sandbox-process.ts';

export interface SandboxPool {
  /** Gives a child of its own to `run`, when one is free, and another one where that did not take it. Undefined once it is closed. */
  use<T>(run: (child: SandboxProcess) => Promise<T | typeof NOT_TAKEN>): Promise<T | undefined>;
  /** Starts as many children as are kept. */
  warm(): Promise<void>;
  /** Ends every child, and so every run; none is left when it is done. */
  close(): Promise<void>;
}

/** Children in which the run did not begin, one after the other. */
const MOST_TRIES = 3;

/** Milliseconds that a child is kept beyond `size` after its last run. */
const LINGER_MS = 10_000;

/** Keeps `size` children for the next run, more of them for a while after many ran at once, and has at most `most`; further runs wait in line. */
export function openPool(start: () => Promise<SandboxProcess>, size: number, most: number): SandboxPool {
  const all = new Set<SandboxProcess>();
  const idle: SandboxProcess[] = [];
  const line: (() => void)[] = [];
  let taken = 0;
  let closed = false;
  let surplus: NodeJS.Timeout | undefined;

  async function startOne(): Promise<SandboxProcess | undefined> {
    const child = await start();
    all.add(child);
    void child.over.then(() => all.delete(child));
    if (closed) await child.end();
    else await child.ready.catch(unlessClosed);
    return closed ? undefined : child;
  }

  function unlessClosed(error: unknown): void {
    if (!closed) throw error;
  }

  function giveBack(child: SandboxProcess): void {
    if (closed || !child.usable()) return void child.end();
    idle.push(child);
    if (idle.length > size) surplus ??= setTimeout(endSurplus, LINGER_MS).unref();
  }

  /** The last one back was the least needed while there was more to do: it stays, so that one is warm. */
  function endSurplus(): void {
    surplus = undefined;
    for (const child of idle.splice(0, Math.max(0, idle.length - size))) void child.end();
  }

  async function take(): Promise<SandboxProcess | undefined> {
    for (let child = idle.pop(); child; child = idle.pop()) {
      if (child.usable()) return child;
      void child.end();
    }
    return closed ? undefined : startOne();
  }

  async function useOne<T>(run: (child: SandboxProcess) => Promise<T>): Promise<T | undefined> {
    const child = await take();
    try {
      return child && (await run(child));
    } finally {
      if (child) giveBack(child);
    }
  }

  return {
    async use<T>(run: (child: SandboxProcess) => Promise<T | typeof NOT_TAKEN>) {
      if (taken >= most) await new Promise<void>((resolve) => line.push(resolve));
      else taken++;
      try {
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const result = await useOne(run);
          if (result !== NOT_TAKEN) return result;
        }
        throw new Error('No process of the sandbox took the run.');
      } finally {
        // The place goes to the next in line, or is free.
        const next = line.shift();
        if (next) next();
        else taken--;
      }
    },
    async warm() {
      const children = await Promise.all(Array.from({ length: size }, startOne));
      for (const child of children) if (child) giveBack(child);
    },
    async close() {
      closed = true;
      clearTimeout(surplus);
      idle.length = 0;
      await Promise.all([...all].map((child) => child.end()));
    },
  };
}
