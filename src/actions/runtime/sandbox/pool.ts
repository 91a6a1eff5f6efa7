import type { SandboxProcess } from './sandbox-process.ts';

export interface SandboxPool {
  /** Gives a child of its own to `run`, when one is free. */
  use<T>(run: (child: SandboxProcess) => Promise<T>): Promise<T>;
  /** Starts as many children as are kept. */
  warm(): Promise<void>;
  /** Ends every child, and so every run. */
  close(): Promise<void>;
}

/** Keeps `size` children for the next run, and has at most `most` at once; further runs wait in line. */
export function openPool(start: () => Promise<SandboxProcess>, size: number, most: number): SandboxPool {
  const all = new Set<SandboxProcess>();
  const idle: SandboxProcess[] = [];
  const line: (() => void)[] = [];
  let taken = 0;
  let closed = false;

  async function startOne(): Promise<SandboxProcess> {
    const child = await start();
    if (closed) child.end();
    all.add(child);
    return child;
  }

  function giveBack(child: SandboxProcess): void {
    if (!closed && child.usable() && idle.length < size) idle.push(child);
    else discard(child);
  }

  function discard(child: SandboxProcess): void {
    child.end();
    all.delete(child);
  }

  async function take(): Promise<SandboxProcess> {
    for (let child = idle.pop(); child; child = idle.pop()) {
      if (child.usable()) return child;
      discard(child);
    }
    return startOne();
  }

  return {
    async use(run) {
      if (taken >= most) await new Promise<void>((resolve) => line.push(resolve));
      else taken++;
      try {
        const child = await take();
        try {
          return await run(child);
        } finally {
          giveBack(child);
        }
      } finally {
        // The place goes to the next in line, or is free.
        const next = line.shift();
        if (next) next();
        else taken--;
      }
    },
    async warm() {
      for (const child of await Promise.all(Array.from({ length: size }, startOne))) giveBack(child);
    },
    async close() {
      closed = true;
      for (const child of [...all]) discard(child);
      idle.length = 0;
    },
  };
}
