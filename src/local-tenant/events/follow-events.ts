import type { Context } from 'hono';
import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import { EVENT_TYPES } from '../../resources/streams/event-types.ts';
import { EVENTS } from '../../resources/streams/events.ts';
import type { TenantContext } from '../context.ts';

/** Milliseconds between two looks for new events, and between two signs of life. */
const LOOK = 100;
const HEARTBEAT = 15_000;

/**
 * The tenant's events as server-sent events (documented): those behind the offset that the client has last seen, or
 * from a moment on, or new ones only; each with its offset as the id.
 */
export function followEvents(c: Context, tenant: TenantContext): Response {
  const types = c.req.queries('event_type') ?? [];
  for (const type of types)
    if (!EVENT_TYPES.includes(type)) refuse(`'No enum match for: ${type}' on property event_type`);
  let seen = startOf(c, tenant);
  let timers: readonly NodeJS.Timeout[] = [];
  const text = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (message: string) => controller.enqueue(text.encode(`${message}\n\n`));
      const look = () => {
        for (const { offset, event } of eventsBehind(tenant, seen)) {
          seen = Number(offset);
          const { type } = docOf(event);
          if (types.length === 0 || types.includes(String(type)))
            write(message(String(type), seen, { event }));
        }
      };
      write(':connected');
      write('retry: 2000');
      look();
      const alive = () => write(`${message('offset-only', seen, {})}\n\n: heartbeat`);
      timers = [setInterval(look, LOOK), setInterval(alive, HEARTBEAT)];
      for (const timer of timers) timer.unref();
    },
    cancel() {
      for (const timer of timers) clearInterval(timer);
    },
  });
  return c.body(stream, 200, { 'content-type': 'text/event-stream' });
}

function message(type: string, seen: number, content: Readonly<Record<string, unknown>>): string {
  const offset = Buffer.from(String(seen)).toString('base64');
  return `event: ${type}\nid: ${offset}\ndata: ${JSON.stringify({ offset, ...content })}`;
}

/** The offset that the client has seen. Raises 400, and 410 where events behind it are no longer kept. */
function startOf(c: Context, tenant: TenantContext): number {
  const kept = tenant.state.documents.list(EVENTS);
  const last = Number(kept.at(-1)?.offset ?? 0);
  const from = c.req.header('last-event-id') ?? c.req.query('from');
  const since = c.req.query('from_timestamp');
  if (from !== undefined) {
    if (since !== undefined) refuse("'from and from_timestamp are mutually exclusive'");
    const seen = Buffer.from(from, 'base64').toString();
    if (!/^\d+$/.test(seen) || Number(seen) > last) throw new ApiError(400, 'Invalid cursor format.');
    if (Number(seen) < Number(kept[0]?.offset ?? 0) - 1) {
      throw new ApiError(410, 'Cursor points to data no longer available in the stream.');
    }
    return Number(seen);
  }
  if (since === undefined) return last;
  const moment = Date.parse(since);
  if (Number.isNaN(moment))
    refuse(`'Object didn't pass validation for format date-time: ${since}' on property from_timestamp`);
  const first = kept.find(({ event }) => Date.parse(String(docOf(event).time)) >= moment);
  return first ? Number(first.offset) - 1 : last;
}

function eventsBehind({ state }: TenantContext, seen: number): readonly Doc[] {
  const kept = state.documents.list(EVENTS);
  return Number(kept.at(-1)?.offset ?? 0) > seen ? kept.filter(({ offset }) => Number(offset) > seen) : [];
}

function refuse(problem: string): never {
  throw new ApiError(400, `Query validation error: ${problem}.`, 'invalid_query_string');
}
