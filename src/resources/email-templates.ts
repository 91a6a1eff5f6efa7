import type { Doc } from '../core/json.ts';
import { entryOf } from './entry.ts';
import { ApiError, asset, collection, type HookContext, kind } from './kind.ts';
import { withoutNulls } from './nulls.ts';
import { choice, flag, number, object, text } from './schema.ts';
import { file } from './traits.ts';

const PATH = '/email-templates';

export const emailTemplates = kind({
  name: 'emailTemplates',
  path: PATH,
  shape: collection({ id: 'template', list: 'templates', verbs: ['create', 'read', 'update', 'remove'] }),
  scope: 'email_templates',
  identity: ['template'],
  missing: { message: 'The template does not exist.', errorCode: 'inexistent_email_template' },
  fields: object(
    {
      template: choice(
        'verify_email',
        'verify_email_by_code',
        'auth_email_by_code',
        'reset_email',
        'reset_email_by_code',
        'welcome_email',
        'blocked_account',
        'stolen_credentials',
        'enrollment_email',
        'mfa_oob_code',
        'user_invitation',
        'change_password',
        'password_reset',
        'async_approval',
      ),
    },
    {
      body: text.nullable(),
      from: text.nullable(),
      subject: text.nullable(),
      syntax: text.nullable(),
      resultUrl: text.nullable(),
      urlLifetimeInSeconds: number.nullable(),
      includeEmailInRedirect: flag,
      enabled: flag.nullable(),
    },
  ),
  save: saved,
});

function saved(next: Doc, before: Doc | undefined, { documents }: HookContext): Doc {
  if (!before && documents.get(PATH, String(next.template))) {
    throw new ApiError(409, 'A template with this name already exists.', 'email_template_conflict');
  }
  return withoutNulls(next);
}

export const emailTemplatesAsset = asset({
  key: 'emailTemplates',
  layout: 'list',
  identity: ['template'],
  entry: entryOf(emailTemplates, { also: { body: file(text) } }),
});
