import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { phoneTexts } from '../../../resources/messages/phone-templates.ts';
import { sendEmail } from '../../../resources/messages/send-email.ts';
import { sendToPhone } from '../../../resources/messages/send-to-phone.ts';
import type { TenantContext } from '../../context.ts';
import { databaseHook } from '../database/database-hook.ts';
import { newCode } from '../one-time-codes/one-time-codes.ts';
import type { RequestFacts } from '../request-facts.ts';
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
}

/** The tenant's phone templates; the older texts of the factor go first where it has them (assumed). */
function textsFor(documents: Documents, type: 'otp_enroll' | 'otp_verify'): Doc {
  const older = docOf(documents.get('/guardian/factors/sms/templates', ''));
  const message = textOf(type === 'otp_enroll' ? older.enrollment_message : older.verification_message);
  const text = message?.replaceAll('tenant.friendly_name', 'friendly_name');
  return text === undefined ? phoneTexts(type, documents) : { text, voice: text };
}
