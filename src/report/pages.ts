import { actionsMarkdown } from './actions-markdown.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import { errorsMarkdown } from './errors-markdown.ts';
import { resourcesMarkdown } from './resources-markdown.ts';
import { risksMarkdown } from './risks-markdown.ts';
import { toAuth0Markdown } from './to-auth0-markdown.ts';

/** The pages of docs/ that are made from tables, by their file. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/actions.md': actionsMarkdown,
  'docs/coverage.md': coverageMarkdown,
  'docs/errors.md': errorsMarkdown,
  'docs/resources.md': resourcesMarkdown,
  'docs/risks.md': risksMarkdown,
  'docs/to-auth0.md': toAuth0Markdown,
};
