import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on a page: `[[rule, [html]]]`. The page's policy lets no script in: the test is no part of it. */
export async function violationsOn(page: Page): Promise<readonly (readonly [string, readonly string[]])[]> {
  const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
