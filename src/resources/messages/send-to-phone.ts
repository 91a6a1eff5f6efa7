import { type Doc, docOf, type Json, textOf } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { deliverByAction } from './deliver-by-action.ts';
import { send } from './outbox.ts';
import { rendered } from './rendered.ts';

export const PHONE_PROVIDERS = '/branding/phone/providers';

/** The code in messages that try something out. */
const TRIED = '123456';

/**
 * Puts a message to a phone in the outbox: `{ to, delivery_method, kind, type, texts: { text, voice }, code, from }`. Where
 * the tenant's provider is an Action, that delivers it after the request.
 */
export function sendToPhone(message: Doc, context: HookContext): void {
  const { to = '', delivery_method, kind = '', type = '', texts, code = TRIED, from } = message;
  const channel = delivery_method === 'voice' ? 'voice' : 'text';
  const said = (words: Doc[string] | undefined) => rendered(textOf(words) ?? '', variablesOf(code, context));
  const { text, voice } = docOf(texts);
  const spoken = { text: said(text), voice: said(voice) };
  const id = send(context, { channel, to: String(to), kind: String(kind), text: spoken[channel] });
  const [provider] = context.documents.list(PHONE_PROVIDERS);
  if (provider?.name !== 'custom' || provider.disabled === true) return;
  const notification = {
    as_text: spoken.text,
    as_voice: spoken.voice,
    ...(String(type).startsWith('otp_') && { code }),
    delivery_method: channel,
    ...(from !== undefined && { from }),
    locale: 'en',
    message_type: type,
    recipient: to,
  };
  // A test is sent to nobody in particular (assumed).
  const facts = { user: { phone_number: to }, notification };
  deliverByAction({ message: id, trigger: 'custom-phone-provider', facts }, context);
}

/** What the texts of a new template need. */
function variablesOf(code: Json, { documents, domain }: HookContext): Doc {
  const { friendly_name } = docOf(documents.get('/tenants/settings', ''));
  return { code, friendly_name: textOf(friendly_name) || tenantName(domain), pause: '…' };
}
