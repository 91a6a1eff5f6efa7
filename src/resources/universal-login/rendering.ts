import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { answeredPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, either, flag, free, listOf, loose, object, settings, text } from '../schema.ts';
import { collection, document } from '../shapes.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { readOnly } from '../traits.ts';
import { promptName, SCREENS_OF, screenName } from './prompt-names.ts';

const contextValue = either(
  choice(
    ...`branding.settings branding.themes.default client.logo_uri client.description organization.display_name
      organization.branding screen.texts tenant.name tenant.friendly_name tenant.logo_url tenant.enabled_locales
      untrusted_data.submitted_form_data untrusted_data.authorization_params.login_hint
      untrusted_data.authorization_params.screen_hint untrusted_data.authorization_params.ui_locales
      user.organizations transaction.custom_domain.domain experiment`.split(/\s+/),
  ),
  text.regex(
    /^(client\.metadata|organization\.metadata|transaction\.custom_domain\.domain_metadata|user\.user_metadata|user\.app_metadata)\.[^.]+$/,
  ),
  text.regex(/^untrusted_data\.authorization_params\.ext-[^.]+$/),
);

/** Applications, organizations or domains that a rendering is meant for: by id, or by one pair of their metadata. */
const meant = listOf(either(object({ id: text }), object({ metadata: free })));

/** How Auth0 and pages of one's own share the work of a screen (Advanced Customizations). */
export const rendering = {
  rendering_mode: choice('advanced', 'standard'),
  context_configuration: listOf(contextValue).nullable(),
  default_head_tags_disabled: flag.nullable(),
  use_page_template: flag.nullable(),
  head_tags: listOf(loose({ tag: text, attributes: free, content: text })).nullable(),
  filters: settings({
    match_type: choice('includes_any', 'excludes_any'),
    clients: meant,
    organizations: meant,
    domains: meant,
  }).nullable(),
};

const BEFORE: Doc = { rendering_mode: 'standard', default_head_tags_disabled: false };

function pathOf(prompt: string, screen: string): string {
  return `/prompts/${prompt}/screen/${screen}/rendering`;
}

/** Keeps what is sent for a screen and answers with it: GET shows more (recorded). */
function change(prompt: string, screen: string, body: Doc, { documents, domain }: HookContext): Doc {
  if (!SCREENS_OF[prompt]?.includes(screen)) throw noScreen(screen);
  const path = pathOf(prompt, screen);
  const before = documents.get(path, '') ?? { tenant: tenantName(domain), prompt, screen, ...BEFORE };
  documents.put(path, '', withoutNulls({ ...before, ...body }));
  return body;
}

function noScreen(screen: string): ApiError {
  const problem = `'Invalid value "${screen}"' on property screen (Name of the screen)`;
  return new ApiError(400, `Path validation error: ${problem}.`, 'invalid_uri');
}

const patchOne: Verb = {
  method: 'PATCH',
  path: '',
  scope: 'update:prompts',
  body: settings(rendering),
  run(body, context) {
    const { prompt = '', screen = '' } = context.params;
    return { status: 200, body: change(prompt, screen, docOf(body), context) };
  },
};

export const screenRenderer = kind({
  name: 'prompts.screenRenderers',
  path: '/prompts/{prompt}/screen/{screen}/rendering',
  shape: document({ verbs: ['read'], empty: BEFORE }),
  scope: 'prompts',
  params: { prompt: promptName, screen: screenName },
  identity: [],
  fields: settings({
    tenant: readOnly(text),
    prompt: readOnly(text),
    screen: readOnly(text),
    ...rendering,
  }),
  show(stored, { params, domain }) {
    const { prompt = '', screen = '' } = params;
    if (!SCREENS_OF[prompt]?.includes(screen)) throw noScreen(screen);
    return stored.prompt === undefined ? { tenant: tenantName(domain), prompt, screen, ...stored } : stored;
  },
  reading: {
    list: '/prompts/rendering',
    place: ({ prompt = '', screen = '' }) => [pathOf(String(prompt), String(screen)), ''],
  },
  verbs: [patchOne],
});

/** Every screen whose rendering has been changed, as the query asks for them. */
function changed(documents: Documents, query: Readonly<Record<string, string>>): Doc[] {
  const filters = ['prompt', 'screen', 'rendering_mode'].filter((name) => query[name] !== undefined);
  return documents
    .paths('/prompts/')
    .filter((path) => path.endsWith('/rendering'))
    .map((path) => documents.get(path, ''))
    .filter(isDoc)
    .filter((doc) => filters.every((name) => doc[name] === query[name]));
}

export const screenRenderers = kind({
  name: 'prompts.rendering',
  path: '/prompts/rendering',
  shape: collection({ list: 'configs', verbs: [] }),
  scope: 'prompts',
  identity: ['prompt', 'screen'],
  fields: object({ prompt: promptName, screen: screenName }, rendering),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:prompts',
      run: (_, { documents, query }) => ({
        status: 200,
        body: answeredPage(changed(documents, query), query, 'configs'),
      }),
    },
    {
      method: 'PATCH',
      path: '',
      scope: 'update:prompts',
      body: object({ configs: listOf(object({ prompt: promptName, screen: screenName }, rendering)).min(1) }),
      run(body, context) {
        const configs = ((isDoc(body) && body.configs) || []) as readonly Json[];
        for (const { prompt, screen, ...rest } of configs.filter(isDoc)) {
          change(String(prompt), String(screen), rest, context);
        }
        return { status: 200, body: { configs } };
      },
    },
  ],
});
