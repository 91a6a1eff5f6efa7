import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const root = process.cwd();

export interface LargeProject {
  readonly root: string;
  remove(): void;
}

/** The sample project in a folder of its own, with as many applications more, and roles, organizations and Actions with them. */
export function largeProject(applications: number): LargeProject {
  const folder = mkdtempSync(join(tmpdir(), 'bench-plan-'));
  for (const part of ['tenant', 'actions', 'package.json', 'package-lock.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const part of ['node_modules', 'src']) symlinkSync(join(root, part), join(folder, part));
  if (applications > 0) {
    for (const [name, tenant] of Object.entries(filesOf(applications)))
      writeFileSync(join(folder, 'tenant', name), stringify(tenant));
    many(applications / 10, (i) => writeAction(folder, i));
  }
  return { root: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function filesOf(applications: number): Readonly<Record<string, object>> {
  return {
    'more-clients.yaml': { clients: many(applications, client) },
    'more-roles.yaml': { roles: many(applications / 2, role) },
    'more-organizations.yaml': { organizations: many(applications / 5, organization) },
    'more-actions.yaml': { actions: many(applications / 10, action) },
  };
}

function many<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

function client(i: number): object {
  return {
    name: `Fleet Portal ${i}`,
    app_type: 'regular_web',
    oidc_conformant: true,
    is_first_party: true,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    callbacks: [`https://fleet-${i}.fernhill.example/callback`],
    allowed_logout_urls: [`https://fleet-${i}.fernhill.example/`],
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 3600 },
  };
}

function role(i: number): object {
  const names = ['read:bookings', 'create:bookings'];
  return {
    name: `Fleet ${i} Dispatcher`,
    description: `Books repairs for fleet ${i}.`,
    permissions: names.map((permission_name) => ({
      permission_name,
      resource_server_identifier: 'https://api.fernhill.example/',
    })),
  };
}

function organization(i: number): object {
  const connection = { name: 'harbour-couriers-saml', assign_membership_on_login: false, is_enabled: true };
  return { name: `fleet-${i}`, display_name: `Fleet ${i}`, connections: [connection] };
}

function action(i: number): object {
  return {
    name: `fleet-${i}-claims`,
    source: `actions/fleet-${i}-claims/action.ts`,
    trigger: 'post-login',
    runtime: 'node22',
    secrets: [],
    dependencies: [],
  };
}

function writeAction(folder: string, i: number): void {
  const at = join(folder, 'actions', `fleet-${i}-claims`);
  mkdirSync(at);
  writeFileSync(
    join(at, 'action.ts'),
    `import type { PostLogin } from 'understudy/actions';

/** Tells the fleet in the ID token. */
export const onExecutePostLogin: PostLogin = async (_event, api) => {
  api.idToken.setCustomClaim('https://fernhill.example/fleet', ${i});
};
`,
  );
}
