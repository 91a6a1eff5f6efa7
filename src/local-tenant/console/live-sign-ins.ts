import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { SignIns } from '../sign-ins/sign-ins.ts';
import { signInRow } from './sign-in-list.ts';

/** Milliseconds: the server gives up a connection on which nothing moves for two minutes. */
const HEARTBEAT = 30_000;

/**
 * Server-sent events: the row of each sign-in behind number `after`, as it comes. A browser that comes back says what it had
 * last. One that reads slowly is sent what is still kept then: nothing piles up for it.
 */
export function liveSignIns(signIns: SignIns, c: Context): Response {
  let last = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0) || 0;
  return streamSSE(c, async (stream) => {
    let wake: () => void = () => undefined;
    const unfollow = signIns.follow(() => wake());
    stream.onAbort(() => wake());
    try {
      while (!stream.aborted && !signIns.closed) {
        for (const record of signIns.after(last)) {
          last = record.number;
          await stream.writeSSE({
            event: 'sign-in',
            id: String(last),
            data: String(await signInRow(record)),
          });
        }
        if (signIns.after(last).length > 0 || stream.aborted || signIns.closed) continue;
        const woken = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(false), HEARTBEAT);
          wake = () => {
            clearTimeout(timer);
            resolve(true);
          };
        });
        if (!woken) await stream.write(': still here\n\n');
      }
    } finally {
      unfollow();
    }
  });
}
