import { createHash } from 'node:crypto';
import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import { keepLatest } from '../../resources/keep-latest.ts';
import { EVENTS } from '../../resources/streams/events.ts';
import { passOn } from '../../resources/streams/pass-on-event.ts';
import type { TenantContext } from '../context.ts';
import type { Change } from '../store/memory-documents.ts';
import { eventOf } from './event-table.ts';

/**
 * Keeps what the changes of a request are as events, in the same transaction: `GET /events` tells them, and the event
 * streams that want them get them after the request.
 */
export function recordEvents(
  tenant: TenantContext,
  changes: readonly Change[],
  after: HookContext['after'],
): void {
  const { documents } = tenant.state;
  for (const change of changes) {
    const happened = change.path.startsWith('/_') ? undefined : eventOf(change);
    if (!happened) continue;
    const offset = Number(documents.list(EVENTS).at(-1)?.offset ?? 0) + 1;
    const event = cloudEvent(tenant, happened.type, happened.object, `${offset} ${change.path} ${change.id}`);
    documents.put(EVENTS, String(event.id), { offset, event });
    passOn(event, { documents, clock: tenant.clock, after: tenant.fork ? undefined : after });
  }
  keepLatest(documents, EVENTS);
}

/** An event as Auth0 tells it: a CloudEvent (documented). `salt` sets it apart from others of the same moment. */
function cloudEvent({ clock, domain }: TenantContext, type: string, object: Doc, salt: string): Doc {
  const time = isoNow(clock);
  const digest = createHash('sha256').update(`${time} ${salt}`).digest('hex');
  return {
    id: `evt_${digest.slice(0, 22)}`,
    source: `urn:auth0:${domain.replace(/[.:].*/, '')}`,
    specversion: '1.0',
    type,
    time,
    data: { object },
  };
}
