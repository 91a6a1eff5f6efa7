import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import { sized } from '../formats.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { immutable, readOnly, withDefault } from '../traits.ts';
import { sendToPhone } from './send-to-phone.ts';

const PATH = '/branding/phone/templates';
const MISSING = { message: 'Phone template does not exist', errorCode: 'phone_template_not_found' };

/** A code, said twice in a call. */
const coded = (what: string, more = ''): Doc => ({
  text: `{{ code | escape }} is your ${what} for {{ friendly_name | escape }}${more}`,
  voice: `Hello. Your ${what} for {{ friendly_name | escape }} is {{ pause }} {{ code | escape }}. I repeat, your ${what} is {{ pause }} {{ code | escape }}`,
});
const said = (words: string): Doc => ({ text: words, voice: words });

/** The texts that a template starts with and is reset to: codes as recorded, warnings assumed. */
const DEFAULTS: Readonly<Record<string, Doc>> = {
  otp_verify: coded('verification code'),
  otp_enroll: coded('verification code', '. Please enter this code to verify your enrollment.'),
  change_password: coded('password change code'),
  blocked_account: said('Sign-ins to your account from {{ user.source_ip }} have been blocked.'),
  password_breach: said(
    'Your password for {{ friendly_name | escape }} was published elsewhere. Please change it.',
  ),
};

const message = sized(1, 20_000);
const sent = { from: sized(1, 16), body: settings({ text: message, voice: message }) };
const content = settings({ syntax: text, ...sent });
const templateType = choice(...Object.keys(DEFAULTS));

/** Texts of the messages to phones, one of each type. */
export const phoneTemplates = kind({
  name: 'phoneTemplates',
  path: PATH,
  shape: collection({
    prefix: 'tem_',
    length: 22,
    paging: 'none',
    list: 'templates',
    wrapped: true,
    deleteMissing: true,
  }),
  scope: 'phone_templates',
  identity: ['type'],
  unique: [['type']],
  missing: MISSING,
  conflict: { message: 'Phone template already configured for tenant', errorCode: 'phone_template_conflict' },
  fields: object(
    { type: immutable(templateType) },
    {
      id: readOnly(text),
      tenant: readOnly(text),
      channel: readOnly(text),
      customizable: readOnly(flag),
      disabled: withDefault(flag, false),
      content,
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: settings({ disabled: flag, content: settings(sent) }),
  save: saved,
  verbs: [
    {
      method: 'PATCH',
      path: '/{id}/reset',
      scope: 'update:phone_templates',
      run(_, context) {
        const before = found(context);
        const doc = dated({ ...before, content: startOf(before.type) }, before, context);
        context.documents.put(PATH, String(doc.id), doc);
        return { status: 200, body: doc };
      },
    },
    {
      method: 'POST',
      path: '/{id}/try',
      scope: 'create:phone_templates',
      body: object({ to: sized(1, 16) }, { delivery_method: choice('text', 'voice') }),
      run: tried,
    },
  ],
});

function startOf(type: Json | undefined): Doc {
  return { syntax: 'liquid', body: DEFAULTS[String(type)] ?? {} };
}

/** The texts of a type, as far as the tenant has not switched them off: `{ text, voice }`. */
export function phoneTexts(type: string, documents: Documents): Doc {
  const own = documents.list(PATH).find((one) => one.type === type && one.disabled !== true);
  return docOf(docOf(own?.content ?? startOf(type)).body);
}

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const old = docOf(before?.content ?? startOf(next.type));
  const { body, ...rest } = docOf(next.content);
  const texts = { ...docOf(old.body), ...docOf(body) };
  const doc = { tenant: tenantName(context.domain), channel: 'phone', ...next };
  return dated({ ...doc, content: { ...old, ...rest, body: texts } }, before, context);
}

function tried(body: Json, context: HookContext) {
  const { type = '', content } = found(context);
  const { body: texts, from } = docOf(content);
  const message = { ...docOf(body), kind: 'phone_template_test', type, texts: docOf(texts) };
  sendToPhone({ ...message, ...(from !== undefined && { from }) }, context);
  return { status: 202, body: { message: 'The phone testing notification for the template was sent' } };
}

function found({ documents, params }: HookContext): Doc {
  const doc = documents.get(PATH, params['id'] ?? '');
  if (!doc) throw new ApiError(404, MISSING.message, MISSING.errorCode);
  return doc;
}

export const phoneTemplatesAsset = asset({
  key: 'phoneTemplates',
  layout: 'list',
  identity: ['type'],
  // An empty sender, as a new tenant exports it, is not sent.
  entry: object(
    { type: templateType },
    { disabled: flag, content: settings({ syntax: text, ...sent, from: text.max(16) }) },
  ),
});
