import { isoNow } from '../../core/clock.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../hook-context.ts';

/** Where messages are kept that the tenant would send. No request of the Management API reads it. */
export const OUTBOX = '/_outbox';

export interface Message {
  readonly channel: 'email' | 'text' | 'voice';
  /** An address or a phone number. */
  readonly to: string;
  /** What made the tenant send it: `phone_template_test`. */
  readonly kind: string;
  readonly text: string;
}

/** Keeps a message instead of sending it: a local tenant reaches nobody. */
export function send({ documents, clock, random }: HookContext, message: Message): void {
  const id = `msg_${randomText(random, 16)}`;
  documents.put(OUTBOX, id, { id, ...message, sent_at: isoNow(clock) });
}
