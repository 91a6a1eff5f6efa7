import { readFileSync } from 'node:fs';

const EVERY_MS = 100;
const PAGE_BYTES = 4096;

/** Calls `exceeded` once the process holds more than `limitMb`. Buffers count as well, which V8's own limit does not see. Linux only. */
export function watchMemory(pid: number, limitMb: number, exceeded: () => void): { stop(): void } {
  const timer = setInterval(() => {
    if (residentMb(pid) <= limitMb) return;
    clearInterval(timer);
    exceeded();
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function residentMb(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * PAGE_BYTES) / 2 ** 20;
  } catch {
    return 0;
  }
}
