import { triggers } from '../../../actions/runtime/triggers/index.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { phoneTexts } from '../../../resources/messages/phone-templates.ts';
import { rendered } from '../../../resources/messages/rendered.ts';
import { sendEmail } from '../../../resources/messages/send-email.ts';
import { sendToPhone } from '../../../resources/messages/send-to-phone.ts';
import { tenantName } from '../../../resources/tenant/tenant-name.ts';
import type { TenantContext } from '../../context.ts';
import { fitted } from '../../management-api/triggers/fit-event.ts';
import { databaseHook } from '../database/database-hook.ts';
import { newCode } from '../one-time-codes/one-time-codes.ts';
import type { RequestFacts } from '../request-facts.ts';
import { boundActions } from '../triggers/bound-actions.ts';
import { clientPart, requestPart, tenantPart } from '../triggers/event-parts.ts';
import { tryTrigger } from '../triggers/run-trigger.ts';
import type { Authenticator } from './factors.ts';

/** Digits and seconds; Auth0's documentation of the factors: six digits, five minutes. */
const LENGTH = 6;
const LIFETIME = 300;

export interface FactorCode {
  readonly user: Doc;
  readonly client: Doc;
  readonly request: RequestFacts;
  /** An address or a phone, and how to reach it. */
  readonly authenticator: Pick<Authenticator, 'factor' | 'to' | 'channel'>;
  /** Whether it is being set up. */
  readonly enrolling: boolean;
  /** What the code is for: see `newCode`. */
  readonly purpose: string;
  readonly about?: Doc;
}

/** Sends a code for a second factor, in the tenant's words. */
export function sendFactorCode(context: TenantContext, asked: FactorCode): void {
  const { user, client, authenticator, enrolling, purpose, about = {} } = asked;
  const code = newCode(context, purpose, { length: LENGTH, lifetime: LIFETIME, about });
  const { hook, settle } = databaseHook(context, asked);
  const { factor, to = '', channel = 'sms' } = authenticator;
  context.state.write((documents) => {
    if (factor === 'email') return sendEmail({ template: 'mfa_oob_code', to, code, user, client }, hook);
    const type = enrolling ? 'otp_enroll' : 'otp_verify';
    const texts = textsFor(documents, type);
    const delivery_method = channel === 'voice' ? 'voice' : 'text';
    return sendToPhone({ to, code, kind: 'mfa_code', type, delivery_method, texts }, hook);
  });
  settle();
  if (factor !== 'email') sendByAction(context, asked, code);
}

/**
 * Lets the Actions of send-phone-message send the code: Auth0's documentation, where phone messages are set to be sent by them. Whoever
 * waits for the code does not wait for them.
 */
function sendByAction(context: TenantContext, asked: FactorCode, code: string): void {
  const { documents } = context.state;
  if (boundActions(documents, 'send-phone-message').length === 0) return;
  const { user, client, authenticator, enrolling, request } = asked;
  const type = enrolling ? 'otp_enroll' : 'otp_verify';
  const { friendly_name } = docOf(documents.get('/tenants/settings', ''));
  const named = { code, friendly_name: textOf(friendly_name) || tenantName(context.domain), pause: '…' };
  const event = {
    message_options: {
      action: enrolling ? 'enrollment' : 'second-factor-authentication',
      code,
      message_type: authenticator.channel ?? 'sms',
      recipient: authenticator.to ?? '',
      text: rendered(textOf(textsFor(documents, type).text) ?? '', named),
    },
    client: clientPart(client),
    request: requestPart(request),
    tenant: tenantPart(context.domain),
    user: {
      ...user,
      app_metadata: docOf(user.app_metadata),
      user_metadata: docOf(user.user_metadata),
      email_verified: user.email_verified === true,
    },
  };
  const told = docOf(fitted(triggers['send-phone-message'].event, event));
  context.background.start(async () => {
    await tryTrigger(context, 'send-phone-message', told);
  });
}

/** The tenant's phone templates; the older texts of the factor go first where it has them (assumed). */
function textsFor(documents: Documents, type: 'otp_enroll' | 'otp_verify'): Doc {
  const older = docOf(documents.get('/guardian/factors/sms/templates', ''));
  const message = textOf(type === 'otp_enroll' ? older.enrollment_message : older.verification_message);
  const text = message?.replaceAll('tenant.friendly_name', 'friendly_name');
  return text === undefined ? phoneTexts(type, documents) : { text, voice: text };
}
