import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf } from '../../core/json.ts';
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

/** Keeps a delivery that has failed. */
export function keepDelivery(
  stream: string,
  event: Doc,
  attempts: readonly Doc[],
  documents: Documents,
): void {
  const path = deliveriesPath(stream);
  documents.put(path, String(event.id), delivery(stream, event, attempts));
  keepLatest(documents, path);
}

/** The id of the Action that a stream sends to; undefined for any other destination. */
export function actionOf(stream: Doc): string | undefined {
  const { type, configuration } = docOf(stream.destination);
  return type === 'action' ? String(docOf(configuration).action_id) : undefined;
}
