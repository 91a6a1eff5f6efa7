import type * as z from 'zod';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { choice, dictionary, flag, listOf, nonEmpty, settings, text } from '../schema.ts';
import { document } from '../shapes.ts';
import { file } from '../traits.ts';
import { byName } from './by-name.ts';
import { LOCALES, localeName } from './locales.ts';
import { insertionPoints, partials } from './partials.ts';
import { PARTIAL_SCREENS_OF, promptName, SCREENS, SCREENS_OF } from './prompt-names.ts';
import { screenRenderer, screenRenderers } from './rendering.ts';
import { screensOfPrompt } from './screens-of-prompt.ts';
import { noteUniversalLogin } from './universal-login-state.ts';

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
  updateBody: nonEmpty(settings(experience)),
  initial: () => [{ universal_login_experience: 'new', identifier_first: true }],
  save(next, before, { documents }) {
    const doc = mergedSettings(next, before);
    if (before && typeof doc.identifier_first === 'boolean')
      noteUniversalLogin(documents, { identifier_first: doc.identifier_first });
    return doc;
  },
});

/** The words of a screen, by the name of the text; `var-…` are the user's own. */
const words = dictionary(text);

/** Texts of a prompt in a language: `{ login: { title: 'Welcome' } }`. PUT replaces all of them (documented). */
const customText = kind({
  name: 'prompts.customText',
  path: '/prompts/{prompt}/custom-text/{language}',
  shape: document({ update: 'PUT', empty: {} }),
  scope: 'prompts',
  params: { prompt: promptName, language: localeName },
  identity: [],
  fields: byName(SCREENS, words),
  save: screensOfPrompt(SCREENS_OF),
});

export const prompts = [promptSettings, customText, partials, screenRenderer, screenRenderers];

/** Something for each screen of each prompt. */
function byPrompt(table: Readonly<Record<string, readonly string[]>>, each: z.ZodType): z.ZodObject {
  const prompts = Object.entries(table).map(([prompt, screens]) => [
    prompt,
    byName(screens, each).nullable(),
  ]);
  return settings(Object.fromEntries(prompts));
}

export const promptsAsset = asset({
  key: 'prompts',
  layout: 'object',
  identity: [],
  entry: settings({
    ...experience,
    customText: byName(LOCALES, byPrompt(SCREENS_OF, words.nullable())),
    partials: byPrompt(PARTIAL_SCREENS_OF, insertionPoints.nullable()),
    // `- login: { login: ./prompts/login.json }`: each file holds prompt, screen and rendering.
    screenRenderers: listOf(byPrompt(SCREENS_OF, file(text))),
  }),
});
