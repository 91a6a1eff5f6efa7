import { routesOf } from '../local-tenant/management-api/routes.ts';
import { kinds } from '../resources/table.ts';
import operations from './auth0-operations.json';
import { knownDifferences } from './known-differences.ts';

/** docs/coverage.md: Auth0's operations of the Management API, and whether the local tenant answers each. */
export function coverageMarkdown(): string {
  const routes = routesOf(kinds);
  const answered = new Set(routes.map(({ method, path }) => keyOf(method, path)));
  const rows = Object.entries(operations).map(([path, methods]) => ({
    path,
    answered: methods.filter((method) => answered.has(keyOf(method, path))),
    missing: methods.filter((method) => !answered.has(keyOf(method, path))),
  }));
  const count = (key: 'answered' | 'missing') => rows.reduce((sum, row) => sum + row[key].length, 0);
  const auth0 = new Set(
    rows.flatMap(({ path, ...row }) => [...row.answered, ...row.missing].map((m) => keyOf(m, path))),
  );
  const besides = routes.filter(({ method, path }) => !auth0.has(keyOf(method, path)));
  return [
    '# Coverage of the Management API',
    '',
    'Made by `npm run docs` from the table in `src/resources/` and from the list of Auth0’s operations.',
    '',
    `Of Auth0’s ${count('answered') + count('missing')} operations the local tenant answers ${count('answered')}. Any other path`,
    'answers 501. To add one: describe its resource in a file in a folder of `src/resources/` and list it in the `rows.ts`',
    'beside it; CONTRIBUTING.md shows how.',
    '',
    '## Where answers differ from those of a real tenant',
    '',
    'Measured with `npm run conformance`, which replays exchanges that were recorded with real tenants.',
    '',
    '| where | difference | reason |',
    '| --- | --- | --- |',
    ...knownDifferences.map((one) => `| ${one.where} | ${one.difference} | ${one.reason} |`),
    '',
    '## Operations',
    '',
    '| path | answered | 501 |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| \`${row.path}\` | ${row.answered.join(', ')} | ${row.missing.join(', ')} |`),
    '',
    ...(besides.length > 0
      ? [
          'Answered besides, because recordings or auth0-deploy-cli know them:',
          '',
          ...besides.map(({ method, path }) => `- ${method} \`${path}\``),
          '',
        ]
      : []),
  ].join('\n');
}

/** Names in braces differ: `/roles/{id}` and `/roles/{role_id}` are the same. */
function keyOf(method: string, path: string): string {
  return `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
}
