import { kind } from '../kind.ts';
import { text } from '../schema.ts';
import { document } from '../shapes.ts';
import { byName } from './by-name.ts';
import { INSERTION_POINTS, PARTIAL_SCREENS_OF, partialPromptName } from './prompt-names.ts';
import { screensOfPrompt } from './screens-of-prompt.ts';

/** HTML by the place where it stands, each of 10,000 characters at most (documented). */
export const insertionPoints = byName(INSERTION_POINTS, text.max(10_000));

/** HTML that stands within the screens of a prompt: `{ login: { 'form-content-end': '…' } }`. */
export const partials = kind({
  name: 'prompts.partials',
  path: '/prompts/{prompt}/partials',
  shape: document({ update: 'PUT', empty: {} }),
  scope: 'prompts',
  params: { prompt: partialPromptName },
  identity: [],
  fields: byName([...new Set(Object.values(PARTIAL_SCREENS_OF).flat())], insertionPoints.nullable()),
  save: screensOfPrompt(PARTIAL_SCREENS_OF),
});
