import { isDoc } from '../core/json.ts';
import { entryOf } from './entry.ts';
import { ApiError, asset, collection, document, kind } from './kind.ts';
import { mergedSettings } from './merged-settings.ts';
import { choice, either, free, listOf, object, settings, text } from './schema.ts';
import { file } from './traits.ts';

export const branding = kind({
  name: 'branding',
  path: '/branding',
  shape: document(),
  scope: 'branding',
  identity: [],
  fields: settings({
    colors: settings({
      primary: text.nullable(),
      page_background: either(text, free).nullable(),
    }).nullable(),
    favicon_url: text.nullable(),
    logo_url: text.nullable(),
    font: settings({ url: text.nullable() }).nullable(),
  }),
  initial: () => [{}],
  save: mergedSettings,
});

const TEMPLATE_PATH = '/branding/templates/universal-login';

/** The page template of Universal Login: GET shows it as `body`, PUT takes it as `template`. */
export const universalLoginTemplate = kind({
  name: 'branding.templates',
  path: TEMPLATE_PATH,
  shape: collection({ list: 'templates', verbs: [] }),
  scope: 'branding',
  identity: [],
  fields: settings({ body: text }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:branding',
      run(_, { documents }) {
        const stored = documents.get(TEMPLATE_PATH, '');
        if (!stored) throw new ApiError(404, 'Template not found.', 'inexistent_template');
        return { status: 200, body: stored };
      },
    },
    {
      method: 'PUT',
      path: '',
      scope: 'update:branding',
      body: either(text, object({ template: text })),
      run(sent, { documents }) {
        const body = isDoc(sent) ? (sent.template ?? '') : sent;
        const before = documents.get(TEMPLATE_PATH, '');
        if (before?.body !== body) documents.put(TEMPLATE_PATH, '', { body });
        return { status: before ? 204 : 201, ...(!before && { body: {} }) };
      },
    },
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:branding',
      run(_, { documents }) {
        documents.remove(TEMPLATE_PATH, '');
        return { status: 204 };
      },
    },
  ],
});

export const brandingAsset = asset({
  key: 'branding',
  layout: 'object',
  identity: [],
  entry: entryOf(branding, {
    also: { templates: listOf(object({ template: choice('universal_login'), body: file(text) })) },
  }),
});
