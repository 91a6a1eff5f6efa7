import { entryOf } from '../entry.ts';
import { asset, document, kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { choice, either, free, listOf, object, settings, text } from '../schema.ts';
import { file } from '../traits.ts';

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

export const brandingAsset = asset({
  key: 'branding',
  layout: 'object',
  identity: [],
  entry: entryOf(branding, {
    also: { templates: listOf(object({ template: choice('universal_login'), body: file(text) })) },
  }),
});
