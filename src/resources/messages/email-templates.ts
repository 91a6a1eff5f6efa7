import { docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, number, object, text } from '../schema.ts';
import { collection, document } from '../shapes.ts';
import { file } from '../traits.ts';

const templateName = choice(
  ...`verify_email verify_email_by_code auth_email_by_code reset_email reset_email_by_code welcome_email blocked_account
    stolen_credentials enrollment_email mfa_oob_code user_invitation change_password password_reset
    async_approval`.split(/\s+/),
);

const must = {
  template: templateName,
  body: text.nullable(),
  from: text.nullable(),
  subject: text.nullable(),
  syntax: text.nullable(),
  enabled: flag.nullable(),
};
const may = {
  resultUrl: text.nullable(),
  urlLifetimeInSeconds: number.min(0).nullable(),
  includeEmailInRedirect: flag,
};

/** Each template is a document of its own: Auth0 has no list of them, and none before somebody makes it. */
export const emailTemplates = kind({
  name: 'emailTemplates',
  path: '/email-templates/{templateName}',
  shape: document({ verbs: ['read', 'update', 'replace'] }),
  scope: 'email_templates',
  params: { templateName: templateName.describe('Template name') },
  identity: ['template'],
  missing: { message: 'The template does not exist.', errorCode: 'inexistent_email_template' },
  fields: object(must, may),
  save: (next, _, { params }) => withoutNulls({ ...next, template: params['templateName'] ?? '' }),
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
        const doc = withoutNulls(docOf(body));
        const path = `/email-templates/${String(doc.template)}`;
        if (documents.get(path, '')) {
          throw new ApiError(
            409,
            `Template ${String(doc.template)} already exists.`,
            'email_template_conflict',
          );
        }
        documents.put(path, '', doc);
        return { status: 200, body: doc };
      },
    },
  ],
});

/** An entry may leave out what the tenant's template has already. */
export const emailTemplatesAsset = asset({
  key: 'emailTemplates',
  layout: 'list',
  identity: ['template'],
  entry: object({ template: templateName }, { ...must, ...may, template: templateName, body: file(text) }),
});
