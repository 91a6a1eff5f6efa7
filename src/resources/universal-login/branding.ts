import { asset } from '../asset.ts';
import { entryOf } from '../entry.ts';
import { hexColor, httpsUrl } from '../formats.ts';
import { kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { choice, either, listOf, loose, nonEmpty, number, object, settings, text } from '../schema.ts';
import { document } from '../shapes.ts';
import { file } from '../traits.ts';

const gradient = { type: choice('linear-gradient'), start: hexColor, end: hexColor, angle_deg: number };

const fields = settings({
  colors: settings({
    primary: hexColor.nullable(),
    page_background: either(text, loose(gradient)).nullable(),
  }).nullable(),
  favicon_url: httpsUrl.nullable(),
  logo_url: httpsUrl.nullable(),
  font: settings({ url: httpsUrl.nullable() }).nullable(),
});

export const branding = kind({
  name: 'branding',
  path: '/branding',
  shape: document(),
  scope: 'branding',
  identity: [],
  fields,
  updateBody: nonEmpty(fields),
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
