import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { keepLatest } from '../keep-latest.ts';

/** Where the deliveries of a stream are kept that have failed, by the id of their event; Auth0 lists no others. */
export function deliveriesPath(stream: string): string {
  return `/_event_deliveries/${stream}`;
}

/** An attempt that came to nothing. */
export function failedAttempt(timestamp: string, error_message: string): Doc {
  return { status: 'failed', timestamp, error_message };
}

/** A delivery as Auth0 shows it (documented); `status` is `failed` but for the answer to a test that went well. */
export function delivery(stream: string, event: Doc, attempts: readonly Doc[]): Doc {
  const { id = '', type = '' } = event;
  const status = attempts.at(-1)?.status ?? 'success';
  return { id, event_stream_id: stream, status, event_type: type, attempts, event };
}

/** Why the local tenant sends nothing to a stream on its own. */
const NOT_SENT = 'The local tenant delivers events when redelivery is asked for';

/** Notes for every stream that wants the event that it has not been delivered. */
export function refuseDelivery(event: Doc, documents: Documents): void {
  for (const stream of documents.list('/event-streams')) {
    if (stream.status !== 'enabled' || !wants(stream.subscriptions, event.type)) continue;
    const path = deliveriesPath(String(stream.id));
    const attempt = failedAttempt(String(event.time), NOT_SENT);
    documents.put(path, String(event.id), delivery(String(stream.id), event, [attempt]));
    keepLatest(documents, path);
  }
}

function wants(subscriptions: Json | undefined, type: Json | undefined): boolean {
  return (
    Array.isArray(subscriptions) && subscriptions.filter(isDoc).some(({ event_type }) => event_type === type)
  );
}

/** The id of the Action that a stream sends to; undefined for any other destination. */
export function actionOf(stream: Doc): string | undefined {
  const { type, configuration } = docOf(stream.destination);
  return type === 'action' ? String(docOf(configuration).action_id) : undefined;
}
