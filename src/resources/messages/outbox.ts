import { isoNow } from '../../core/clock.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../hook-context.ts';
import { keepLatest } from '../keep-latest.ts';

/** Where messages are kept that the tenant would send. No request of the Management API reads it. */
export const OUTBOX = '/_outbox';

export interface Message {
  readonly channel: 'email' | 'text' | 'voice';
  /** An address or a phone number. */
  readonly to: string;
  /** What made the tenant send it: `phone_template_test`, or the template of an e-mail. */
  readonly kind: string;
  readonly text: string;
  readonly subject?: string;
  readonly html?: string;
}

/** Keeps a message instead of sending it, as a local tenant reaches nobody; its id. */
export function send({ documents, clock, random }: HookContext, message: Message): string {
  const id = `msg_${randomText(random, 16)}`;
  documents.put(OUTBOX, id, { id, ...message, sent_at: isoNow(clock) });
  keepLatest(documents, OUTBOX);
  return id;
}
