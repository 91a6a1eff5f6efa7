import type * as z from 'zod';
import { isDoc } from '../../core/json.ts';
import { answeredPage } from '../checkpoint.ts';
import { asset, collection, document, kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import {
  anything,
  choice,
  dictionary,
  flag,
  free,
  listOf,
  loose,
  object,
  settings,
  text,
} from '../schema.ts';
import { readOnly } from '../traits.ts';
import { LOCALES } from './locales.ts';
import { INSERTION_POINTS, PARTIAL_PROMPTS, PROMPTS } from './prompt-names.ts';

const experience = {
  universal_login_experience: choice('new', 'classic'),
  identifier_first: flag.nullable(),
  webauthn_platform_first_factor: flag.nullable(),
};

const promptSettings = kind({
  name: 'prompts',
  path: '/prompts',
  shape: document(),
  scope: 'prompts',
  identity: [],
  fields: settings(experience),
  initial: () => [{ universal_login_experience: 'new', identifier_first: true }],
  save: mergedSettings,
});

/** Texts of a prompt in a language: `{ login: { title: 'Welcome' } }`. */
const customText = kind({
  name: 'prompts.customText',
  path: '/prompts/{prompt}/custom-text/{language}',
  shape: document({ update: 'PUT', empty: {} }),
  scope: 'prompts',
  identity: [],
  fields: loose({}),
});

const partials = kind({
  name: 'prompts.partials',
  path: '/prompts/{prompt}/partials',
  shape: document({ update: 'PUT', empty: {} }),
  scope: 'prompts',
  identity: [],
  fields: loose({}),
});

const rendering = {
  rendering_mode: choice('advanced', 'standard'),
  context_configuration: listOf(anything).nullable(),
  default_head_tags_disabled: flag.nullable(),
  use_page_template: flag.nullable(),
  head_tags: listOf(free).nullable(),
  filters: free.nullable(),
};

const screenRenderer = kind({
  name: 'prompts.screenRenderers',
  path: '/prompts/{prompt}/screen/{screen}/rendering',
  shape: document({ empty: { rendering_mode: 'standard' } }),
  scope: 'prompts',
  identity: [],
  fields: settings({ ...rendering, tenant: readOnly(text), prompt: readOnly(text), screen: readOnly(text) }),
  save: (next, _, { params }) => ({
    ...next,
    prompt: params['prompt'] ?? '',
    screen: params['screen'] ?? '',
  }),
});

/** Every screen whose rendering has been changed. */
const screenRenderers = kind({
  name: 'prompts.rendering',
  path: '/prompts/rendering',
  shape: collection({ list: 'configs', verbs: [] }),
  scope: 'prompts',
  identity: ['prompt', 'screen'],
  fields: settings({ prompt: readOnly(text), screen: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:prompts',
      run(_, { documents, query }) {
        const paths = documents.paths('/prompts/').filter((path) => path.endsWith('/rendering'));
        const configs = paths.map((path) => documents.get(path, '')).filter(isDoc);
        return { status: 200, body: answeredPage(configs, query, 'configs') };
      },
    },
  ],
});

export const prompts = [promptSettings, customText, partials, screenRenderer, screenRenderers];

function byName(names: readonly string[], schema: z.ZodType): z.ZodObject {
  return settings(Object.fromEntries(names.map((name) => [name, schema])));
}

/** Screen → text → words. */
const screens = dictionary(dictionary(text)).nullable();
const insertions = dictionary(byName(INSERTION_POINTS, text).nullable()).nullable();

export const promptsAsset = asset({
  key: 'prompts',
  layout: 'object',
  identity: [],
  entry: settings({
    ...experience,
    customText: byName(LOCALES, byName(PROMPTS, screens).nullable()),
    partials: byName(PARTIAL_PROMPTS, insertions),
    screenRenderers: listOf(object({ prompt: text, screen: text }, rendering)),
  }),
});
