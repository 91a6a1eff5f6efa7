import { routesOf } from '../local-tenant/management-api/routes.ts';
import { assets, kinds } from '../resources/table.ts';
/** What auth0-deploy-cli 8.44 asks for, by the key of `tenant/`: read from its source. */
import requests from './deploy-cli-requests.json' with { type: 'json' };

/** docs/to-auth0.md: from the local tenant to a real one, with the scopes that each key of `tenant/` takes. */
export function toAuth0Markdown(): string {
  const rows = assets.map(
    ({ key }) =>
      `| \`${key}\` | ${scopesOf(key)
        .map((one) => `\`${one}\``)
        .join(' ')} |`,
  );
  return `${TEXT.replace('«rows»', rows.join('\n'))}\n`;
}

/** The scopes of the operations that auth0-deploy-cli sends for a key, each once. */
export function scopesOf(key: string): string[] {
  const asked = (requests as Readonly<Record<string, readonly string[]>>)[key] ?? [];
  const routes = routesOf(kinds);
  const wanted = new Set(asked.map(anyNames));
  const found = routes.filter(({ method, path }) => wanted.has(anyNames(`${method} ${path}`)));
  return [...new Set(found.flatMap(({ scopes }) => scopes))].sort();
}

/** The names of a path's parameters do not count. */
function anyNames(operation: string): string {
  return operation.replaceAll(/\{[^}]*\}/g, '{}');
}

const TEXT = `# From the local tenant to Auth0

Made by \`npm run docs\`: the scopes come from the table in \`src/resources/\` and from what auth0-deploy-cli asks for.

What runs against the local tenant runs against a real one. What changes are the environment's file, a few variables, and that a
mistake is seen by people.

## 1. The deploy client

Make it by hand in the tenant, once. In the dashboard: Applications, Create Application, Machine to Machine; authorize it for the
*Auth0 Management API* with the scopes of the keys that your \`tenant/\` has, listed below. auth0-deploy-cli never changes the
application that it runs as. With Auth0's own command line it is

\`\`\`
$ auth0 apps create --name "Fernhill Deploy" --type m2m
$ auth0 api post client-grants --data '{ "client_id": "…", "audience": "https://YOUR-TENANT.eu.auth0.com/api/v2/", "scope": ["read:clients", …] }'
\`\`\`

Make a second one for plans, with the \`read:…\` scopes alone, and \`read:logs\` and \`read:users\` for how many people a risk is about.

## 2. The environment

\`tenant/environments/NAME.yaml\` says the domain and the values that differ; \`npm run validate -- --env NAME\` checks it without
credentials and names every keyword that has no value.

\`\`\`yaml
# tenant/environments/development.yaml
extends: production
domain: fernhill-dev.eu.auth0.com
keywords:
  WEB_APP_URL:
    value: https://dev.bookings.fernhill.example
\`\`\`

Secrets are named there, and given as variables of the environment.

## 3. The first plan

\`\`\`
$ export AUTH0_CLIENT_ID=… AUTH0_CLIENT_SECRET=…
$ npm run plan -- --env development
\`\`\`

It reads what a deploy would touch, and writes nothing. Of a tenant that was made by hand, look at three things:

- **What would be changed that you did not mean.** \`tenant/\` says everything or nothing of a field: copy the value that the tenant has
  into the file, until the plan is about what you want.
- **What would be deleted.** Nothing is, unless the environment's file says \`allow_delete: true\`. Leave it out until a plan is empty.
- **Risks.** A tenant that has grown has some. Each is explained in [risks.md](risks.md); one that stays is accepted with a reason and a last day.

## 4. The first deploy

\`\`\`
$ npm run deploy -- --env development
$ npm run plan -- --env development      # Nothing changed
\`\`\`

The pipelines in \`.github/workflows\` and \`.gitlab-ci.yml\` do the same for pull requests: [review.md](review.md).

## 5. The applications

They take the same variables as with the local tenant, from the application's page in the dashboard, and no NODE_EXTRA_CA_CERTS:

\`\`\`
$ export AUTH0_DOMAIN=fernhill-dev.eu.auth0.com API_AUDIENCE=https://api.fernhill.example/
$ npm run api &
$ WEB_APP_CLIENT_ID=… WEB_APP_CLIENT_SECRET=… WEB_APP_SESSION_SECRET="$(openssl rand -hex 32)" npm run web-app
\`\`\`

The application must list \`http://localhost:3000/callback\` among its callbacks there, and \`http://localhost:3000\` among its logout URLs;
keep such addresses out of production.

## What a real tenant does otherwise

[coverage.md](coverage.md) lists where answers are known to differ, and [sign-in.md](sign-in.md) what differs in logins. Above all: personas do not
exist there, identity providers are the real ones, messages go out, and requests are limited.

## Scopes

| key of tenant/ | scopes of the deploy client |
| --- | --- |
«rows»`;
