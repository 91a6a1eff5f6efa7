import { routesOf } from '../local-tenant/management-api/routes.ts';
import { assets, kinds } from '../resources/table.ts';

/** docs/resources.md: the operations that the local tenant answers, and the keys of `tenant/`, from the table. */
export function resourcesMarkdown(): string {
  const routes = routesOf(kinds);
  const paths = [...new Set(routes.map(({ path }) => path))].sort();
  const rows = paths.map((path) => {
    const here = routes.filter((route) => route.path === path);
    const scopes = [...new Set(here.flatMap((route) => route.scopes))].map((scope) => `\`${scope}\``);
    return `| \`${path}\` | ${here.map(({ method }) => method).join(', ')} | ${scopes.join(' ')} |`;
  });
  const keys = assets.map(
    ({ key, layout }) => `| \`${key}\` | ${layout === 'list' ? 'a list of entries' : 'an object'} |`,
  );
  return [
    '# Resources',
    '',
    'Made by `npm run docs` from the table in `src/resources/`.',
    '',
    '## Keys of tenant/',
    '',
    '| key | is |',
    '| --- | --- |',
    ...keys,
    '',
    `## Operations of the Management API: ${routes.length}`,
    '',
    'Any other answers 501.',
    '',
    '| path | methods | scopes |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
