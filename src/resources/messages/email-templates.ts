import { isDoc } from '../../core/json.ts';
import { entryOf } from '../entry.ts';
import { ApiError, asset, collection, document, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, number, object, text } from '../schema.ts';
import { file } from '../traits.ts';

const MISSING = { message: 'The template does not exist.', errorCode: 'inexistent_email_template' };

/** Each template is a document of its own: Auth0 has no list of them. */
export const emailTemplates = kind({
  name: 'emailTemplates',
  path: '/email-templates/{templateName}',
  shape: document(),
  scope: 'email_templates',
  identity: ['template'],
  missing: MISSING,
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
  save: withoutNulls,
});

/** `POST /email-templates` */
export const newEmailTemplate = kind({
  name: 'emailTemplates.create',
  path: '/email-templates',
  shape: collection({ id: 'template', list: 'templates', verbs: [] }),
  scope: 'email_templates',
  identity: ['template'],
  fields: emailTemplates.fields,
  verbs: [
    {
      method: 'POST',
      path: '',
      scope: 'create:email_templates',
      body: emailTemplates.fields,
      run(body, { documents }) {
        const doc = withoutNulls(isDoc(body) ? body : {});
        const path = `/email-templates/${String(doc['template'])}`;
        if (documents.get(path, '')) {
          throw new ApiError(409, 'A template with this name already exists.', 'email_template_conflict');
        }
        documents.put(path, '', doc);
        return { status: 201, body: doc };
      },
    },
  ],
});

export const emailTemplatesAsset = asset({
  key: 'emailTemplates',
  layout: 'list',
  identity: ['template'],
  entry: entryOf(emailTemplates, { also: { body: file(text) } }),
});
