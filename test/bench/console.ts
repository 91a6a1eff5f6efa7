import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './bench.ts';
import { fernhillOver, PEOPLE } from './fernhill-over.ts';
import { startLocal } from './local-process.ts';
import { memoryOf, stop } from './processes.ts';
import { signInAgain, signInOver } from './sign-in-over.ts';

const PORT = 4477;
/** Before memory is first looked at: what is kept at most (sign-ins, log entries, executions) is full by then. */
const WARM_UP = 6_000;
const SIGN_INS = 10_000;
const BROWSERS = 4;
const OPENED = 20;
/** MB: what a garbage collector leaves lying about. */
const FLAT = 30;

/**
 * What 10,000 sign-ins with an Action leave in memory, and how soon the console's list with 1,000 of them is there. Memory is that of
 * the server: the Actions' processes come and go, and are one more or less at any moment.
 */
export const consoleBench: Bench = async (note) => {
  const state = mkdtempSync(join(tmpdir(), 'bench-console-'));
  const { child } = await startLocal(state, PORT);
  try {
    const fernhill = await fernhillOver(PORT);
    await fernhill.bind('post-login', PEOPLE);
    const person = { ...fernhill.person, audience: fernhill.machine.audience };
    const browsers = await Promise.all(Array.from({ length: BROWSERS }, () => signInOver(PORT, person)));
    const signIns = async (count: number) => {
      let left = count;
      await Promise.all(
        browsers.map(async (browser) => {
          while (left-- > 0) await signInAgain(PORT, person, browser);
        }),
      );
      return memoryOf(child.pid ?? 0);
    };
    const before = await signIns(WARM_UP);
    note(`after ${WARM_UP} sign-ins: ${Math.round(before)} MB`);
    const after = await signIns(SIGN_INS);
    note(`after ${SIGN_INS} more: ${Math.round(after)} MB`);
    await open();
    const times: number[] = [];
    for (let i = 0; i < OPENED; i += 1) times.push(await open());
    return [
      {
        name: 'more memory of the server after 10,000 sign-ins',
        value: after - before,
        unit: 'MB',
        goal: { atMost: FLAT },
      },
      {
        name: 'the list with 1,000 entries (median)',
        value: median(times),
        unit: 'ms',
        goal: { atMost: 200 },
      },
      { name: 'the list with 1,000 entries (slowest)', value: Math.max(...times), unit: 'ms' },
    ];
  } finally {
    await stop(child);
    rmSync(state, { recursive: true, force: true });
  }
};

/** Milliseconds until the whole list has come. */
async function open(): Promise<number> {
  const started = process.hrtime.bigint();
  const answer = await fetch(`http://127.0.0.1:${PORT}/console/sign-ins`);
  const page = await answer.text();
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  const rows = page.split('<tr>').length - 2;
  if (rows !== 1_000) throw new Error(`the list has ${rows} rows`);
  return milliseconds;
}
