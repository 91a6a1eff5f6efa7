import { scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import timers from 'node:timers';
import promises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PostLogin } from '../../src/actions/runtime/types/index.ts';
import { fixedClock, run } from '../../src/testing/index.ts';

const NOON = '2026-03-02T12:00:00.000Z';

/** As modules do when they are loaded. */
const kept = { setTimeout, sleep: promisify(setTimeout) };

const play = (onExecutePostLogin: PostLogin, clock = fixedClock(NOON)) =>
  run({ onExecutePostLogin }, 'post-login', { clock });

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What an Action finds out by itself, as the claims of the ID token. */
async function found(ask: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { claims, failed } = await play(async (_event, api) => {
    for (const [name, value] of Object.entries(await ask())) api.idToken.setCustomClaim(name, value);
  });
  expect(failed).toBeUndefined();
  return claims.idToken;
}

describe('the time of a run', () => {
  test('is that of its clock, wherever the Action asks', async () => {
    const claims = await found(async () => ({
      now: Date.now(),
      date: new Date().toISOString(),
      text: Date(),
      another: new Date('2025-01-01').toISOString(),
      is_date: new Date() instanceof Date,
      performance: performance.now(),
    }));
    expect(claims).toEqual({
      now: Date.parse(NOON),
      date: NOON,
      text: new Date(NOON).toString(),
      another: '2025-01-01T00:00:00.000Z',
      is_date: true,
      performance: 0,
    });
  });

  test('moves by what the Action waits for, at once, and the test sees it', async () => {
    const clock = fixedClock(NOON);
    const { claims } = await play(async (_event, api) => {
      await sleep(19_000);
      api.idToken.setCustomClaim('later', new Date().toISOString());
    }, clock);
    expect(claims.idToken).toEqual({ later: '2026-03-02T12:00:19.000Z' });
    expect(clock.now()).toBe(Date.parse(NOON) + 19_000);
  });

  test('is up after 20 seconds, however the Action waits', async () => {
    const { failed, claims } = await play(async (_event, api) => {
      api.idToken.setCustomClaim('seen', true);
      await sleep(30_000);
    });
    expect(failed?.message).toBe(
      'The Action under test was ended: the Actions of post-login took longer than 20 seconds.',
    );
    expect(claims.idToken).toEqual({});
  });

  test('is up for an Action that waits for nothing that will ever happen', async () => {
    const { failed } = await play(async () => {
      await new Promise(() => {});
    });
    expect(failed?.message).toContain('longer than 20 seconds');
  });

  test('is that of the logs and of the cache', async () => {
    const clock = fixedClock(NOON);
    const { cache, logs } = await play(async (_event, api) => {
      await sleep(1_000);
      api.cache.set('token', 'abc', { ttl: 500 });
      console.log(api.cache.get('token')?.expires_at);
      await sleep(500);
      console.log(api.cache.get('token'));
    }, clock);
    expect(logs.map(({ text }) => text)).toEqual([String(Date.parse(NOON) + 1_500), 'undefined']);
    expect(cache).toEqual({});
  });
});

describe('timers of a run', () => {
  test('fire in the order of their times, and of their start', async () => {
    const { logs } = await play(async () => {
      setTimeout(() => console.log('third'), 200);
      setTimeout(console.log, 100, 'first');
      setTimeout(() => console.log('second'), 100);
      await sleep(300);
    });
    expect(logs.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
  });

  test('repeat, stop, start anew and have the numbers that Node.js gives them', async () => {
    const { logs } = await play(async () => {
      let ticks = 0;
      const interval = setInterval(() => console.log('tick', ++ticks), 100);
      const late = setTimeout(() => console.log('late'), 150);
      clearTimeout(Number(setTimeout(() => console.log('never'), 10)));
      await sleep(100);
      late.refresh();
      await sleep(130);
      clearInterval(interval);
      await sleep(1_000);
      console.log(late.hasRef(), late.unref().hasRef());
    });
    expect(logs.map(({ text }) => text)).toEqual(['tick 1', 'tick 2', 'late', 'true false']);
  });

  test('are those of node:timers and node:timers/promises, too', async () => {
    const claims = await found(async () => {
      const start = Date.now();
      await new Promise((resolve) => timers.setTimeout(resolve, 1_000));
      const value = await promises.setTimeout(1_000, 'saddle');
      await promisify(setTimeout)(1_000);
      await promises.scheduler.wait(1_000);
      let ticks = 0;
      for await (const tick of promises.setInterval(1_000, 1)) {
        ticks += tick;
        if (ticks === 3) break;
      }
      return { value, waited: Date.now() - start, ticks };
    });
    expect(claims).toEqual({ value: 'saddle', waited: 7_000, ticks: 3 });
  });

  test('are those that code has kept from before the run, too', async () => {
    const claims = await found(async () => {
      const start = Date.now();
      await kept.sleep(1_000);
      await new Promise((resolve) => kept.setTimeout(resolve, 1_000));
      return { waited: Date.now() - start };
    });
    expect(claims).toEqual({ waited: 2_000 });
  });

  test('abort what has a signal', async () => {
    const claims = await found(async () => {
      const signal = AbortSignal.timeout(5_000);
      const reason: unknown = await new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(signal.reason));
      });
      const waited = await promises.setTimeout(60_000, 'no', { signal }).catch((error) => error.code);
      const given = new AbortController();
      setTimeout(() => given.abort(), 10);
      const given_up = await promises
        .setTimeout(60_000, 'no', { signal: given.signal })
        .catch((error) => error.name);
      return { reason: String(reason), waited, given_up, now: Date.now() - Date.parse(NOON) };
    });
    expect(claims).toEqual({
      reason: 'TimeoutError: The operation was aborted due to timeout',
      waited: 'ABORT_ERR',
      given_up: 'AbortError',
      now: 5_010,
    });
  });

  test('that throw make the Action fail', async () => {
    const { failed } = await play(async () => {
      setTimeout(() => {
        throw new RangeError('no such gear');
      }, 10);
      await sleep(1_000);
    });
    expect(failed).toMatchObject({ name: 'RangeError', message: 'no such gear' });
  });

  test('wait for what is done outside of JavaScript', async () => {
    const { failed, logs } = await play(async () => {
      const timer = setTimeout(() => console.log('too early'), 1);
      await readFile(__filename);
      await new Promise((resolve) => scrypt('saddle', 'salt', 32, resolve));
      await crypto.subtle.digest('SHA-256', Buffer.from('saddle'));
      await new Promise((resolve) => setImmediate(resolve));
      clearTimeout(timer);
    });
    expect(failed).toBeUndefined();
    expect(logs).toEqual([]);
  });
});

describe('everybody else', () => {
  test('has the real time while an Action runs', async () => {
    const real = Date.now();
    const seen: number[] = [];
    const timer = setTimeout(() => seen.push(Date.now()), 0);
    await Promise.all([
      play(async () => {
        for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
      }),
      new Promise((resolve) => setTimeout(resolve, 1)).then(() => seen.push(Date.now())),
    ]);
    clearTimeout(timer);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(real);
    expect(Math.max(...seen)).toBeLessThan(real + 60_000);
  });

  test('has another time in another run beside it', async () => {
    const wait = async (start: string, milliseconds: number) => {
      const { claims } = await play(async (_event, api) => {
        await sleep(milliseconds);
        api.idToken.setCustomClaim('at', new Date().toISOString());
      }, fixedClock(start));
      return claims.idToken['at'];
    };
    expect(await Promise.all([wait(NOON, 3_000), wait('2030-01-01', 7_000), wait(NOON, 1)])).toEqual([
      '2026-03-02T12:00:03.000Z',
      '2030-01-01T00:00:07.000Z',
      '2026-03-02T12:00:00.001Z',
    ]);
  });

  test('has its own time and timers again when the run is over', async () => {
    const before = Date.now();
    await play(async () => {
      await sleep(3_600_000);
    });
    const waited = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await promises.setTimeout(20);
    expect(performance.now() - waited).toBeGreaterThan(35);
    expect(Date.now() - before).toBeLessThan(60_000);
    expect(Date.parse(new Date().toISOString())).toBeGreaterThan(before);
  });

  test("keeps jest's fake timers, which do not reach into the run", async () => {
    jest.useFakeTimers({ now: 0 });
    const heard = jest.fn();
    setTimeout(heard, 1_000);
    const { claims } = await play(async (_event, api) => {
      await sleep(5_000);
      api.idToken.setCustomClaim('at', new Date().toISOString());
    });
    expect(claims.idToken).toEqual({ at: '2026-03-02T12:00:05.000Z' });
    expect(Date.now()).toBe(0);
    expect(heard).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
    expect(Date.now()).toBeGreaterThan(0);
  });
});
