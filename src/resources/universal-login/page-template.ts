import { isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { kind } from '../kind.ts';
import { either, object, settings, text } from '../schema.ts';
import { document } from '../shapes.ts';
import { noteUniversalLogin } from './universal-login-state.ts';

const PATH = '/branding/templates/universal-login';
/** Tags that a page template must have (documented). */
const TAGS = ['auth0:head', 'auth0:widget'];
const template = text.max(102_400);

/** The page template of Universal Login: PUT takes it as it is or as `template`, GET shows it as `body` (documented). */
export const pageTemplate = kind({
  name: 'branding.templates',
  path: PATH,
  shape: document({ verbs: ['read', 'remove'] }),
  scope: 'branding',
  identity: [],
  missing: { message: 'Template not found.', errorCode: 'inexistent_template' },
  fields: settings({ body: text }),
  removed: (_, { documents }) => noteUniversalLogin(documents, { is_custom_template_set: false }),
  verbs: [
    {
      method: 'PUT',
      path: '',
      scope: 'update:branding',
      body: either(template, object({ template })),
      run(sent, { documents }) {
        const body = textOf(sent);
        const missing = TAGS.find((tag) => !new RegExp(`{%-?\\s*${tag}\\s*-?%}`).test(body));
        // The sentence is assumed.
        if (missing) throw new ApiError(400, `The template must contain the tag ${missing}.`, 'invalid_body');
        const status = documents.get(PATH, '') ? 204 : 201;
        documents.put(PATH, '', { body });
        noteUniversalLogin(documents, { is_custom_template_set: true });
        // Recorded: 201 comes with an empty object.
        return status === 204 ? { status } : { status, body: {} };
      },
    },
  ],
});

function textOf(sent: Json): string {
  return String(isDoc(sent) ? sent.template : sent);
}
