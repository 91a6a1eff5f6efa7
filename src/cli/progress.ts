import type { Io } from './command.ts';

/** Milliseconds before a step is worth a line. */
const PATIENCE = 1000;

/** Runs a step; where it takes over a second and somebody is watching, a line on stderr says what is going on. */
export async function withProgress<T>(
  io: Pick<Io, 'terminal'>,
  what: string,
  step: () => Promise<T>,
): Promise<T> {
  if (!io.terminal) return step();
  let shown = false;
  const started = Date.now();
  const timer = setInterval(() => {
    shown = true;
    process.stderr.write(`\r${what} … ${Math.round((Date.now() - started) / 1000)} s`);
  }, PATIENCE);
  try {
    return await step();
  } finally {
    clearInterval(timer);
    if (shown) process.stderr.write('\r\u001b[K');
  }
}
