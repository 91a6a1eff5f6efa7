import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '../../src/config/read-project.ts';
import { brief, type Files, lines, readFiles } from './support/project.ts';

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly options?: Partial<ReadOptions>;
  /** All problems, in any order. */
  readonly problems: readonly string[];
  /** Words of the message or the hint. */
  readonly says?: string;
}

const clients = lines('clients:', '  - name: Fernhill Bookings');
const api = lines(
  'resourceServers:',
  '  - name: Fernhill Bookings API',
  '    identifier: https://api.fernhill.example/',
  '    scopes:',
  '      - value: read:bookings',
);
const action = 'export {};';
const actions = (...entry: readonly string[]): Files => ({
  'actions/add-roles/action.ts': action,
  'tenant/actions.yaml': lines('actions:', '  - name: add-roles', ...entry.map((line) => `    ${line}`)),
});
const whole = ['source: actions/add-roles/action.ts', 'trigger: post-login'];
const credentials = { AUTH0_CLIENT_ID: 'deploy', AUTH0_CLIENT_SECRET: 'never-shown' };
const database = lines('databases:', '  - { name: fernhill-customers, strategy: auth0 }');
const eleven = Array.from({ length: 11 }, (_, i) => `package-${i}`);
const tenant = (text: string): Files => ({ 'tenant/tenant.yaml': text });

const cases: readonly Case[] = [
  { name: 'a project without tenant/', files: {}, problems: ['tenant-missing'] },
  {
    name: 'a bracket that is not closed, and a mistake in another file',
    files: {
      'tenant/clients.yaml': 'clients: [\n',
      'tenant/tenant.yaml': lines('tenant:', '  friendly: Fernhill'),
    },
    problems: ['tenant/clients.yaml:2:1 yaml-syntax', 'tenant/tenant.yaml:2:3 unknown-key'],
  },
  {
    name: 'a line that is indented with a tab',
    files: tenant('tenant:\n\tfriendly_name: Fernhill\n'),
    problems: ['tenant/tenant.yaml:2:1 yaml-syntax'],
    says: 'tab',
  },
  {
    name: 'a second document in a file',
    files: tenant(lines('tenant: {}', '---', 'roles: []')),
    problems: ['tenant/tenant.yaml:2:1 yaml-syntax'],
    says: '`---`',
  },
  {
    name: 'an alias of nothing',
    files: tenant(lines('tenant:', '  friendly_name: *company')),
    problems: ['tenant/tenant.yaml:2:18 yaml-syntax'],
  },
  {
    name: 'a few lines whose aliases make millions of values',
    files: tenant(lines('a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]', ...aliases('abcdefg'))),
    problems: ['tenant/tenant.yaml:6:7 yaml-syntax'],
  },
  {
    name: 'keys that are names of JavaScript itself',
    files: {
      'tenant/a.yaml': lines('tenant:', '  __proto__: 1'),
      'tenant/b.yaml': lines('clients:', '  - name: Fernhill Bookings', '    constructor: { name: x }'),
      'tenant/c.yaml': lines('triggers:', '  constructor: []'),
    },
    problems: [
      'tenant/a.yaml:2:3 yaml-syntax',
      'tenant/b.yaml:3:5 unknown-key',
      'tenant/c.yaml:2:3 unknown-trigger',
    ],
  },
  {
    name: 'a list where the keys should be',
    files: tenant('- clients\n'),
    problems: ['tenant/tenant.yaml:1:1 wrong-type'],
  },
  {
    name: 'a file in another encoding',
    files: { 'tenant/tenant.yaml': Buffer.from('tenant:\n  friendly_name: Fernh\xEFll\n', 'latin1') },
    problems: ['tenant/tenant.yaml:2:23 not-utf8'],
  },
  {
    name: 'a key twice in one object',
    files: tenant(lines('tenant:', '  session_lifetime: 1', '  session_lifetime: 2')),
    problems: ['tenant/tenant.yaml:3:3 setting-twice'],
    says: 'tenant/tenant.yaml:2:3',
  },
  {
    name: 'a setting in two files',
    files: {
      'tenant/a.yaml': lines('tenant:', '  session_lifetime: 1'),
      'tenant/b.yaml': lines('tenant:', '  session_lifetime: 2'),
    },
    problems: ['tenant/b.yaml:2:3 setting-twice'],
    says: 'tenant/a.yaml:2:3',
  },
  {
    name: 'a top-level key that the table does not have',
    files: tenant('cleints: []\n'),
    problems: ['tenant/tenant.yaml:1:1 unknown-key'],
    says: '`clients`',
  },
  {
    name: 'an unknown key deep in an entry',
    files: { 'tenant/clients.yaml': `${clients}${lines('    jwt_configuration:', '      algo: RS256')}` },
    problems: ['tenant/clients.yaml:4:7 unknown-key'],
    says: '`alg`',
  },
  {
    name: 'an unknown key for a real tenant, which may be newer than the table',
    files: {
      'tenant/clients.yaml': `${clients}${lines('    passkeys: true')}`,
      'tenant/environments/production.yaml': 'domain: fernhill.eu.auth0.com\n',
    },
    options: { environment: 'production', env: credentials },
    problems: ['tenant/clients.yaml:3:5 unknown-key warning'],
  },
  {
    name: 'an entry without its name',
    files: { 'tenant/clients.yaml': lines('clients:', '  - app_type: spa') },
    problems: ['tenant/clients.yaml:2:5 missing-key'],
    says: '`name`',
  },
  {
    name: 'a number for a list',
    files: { 'tenant/clients.yaml': `${clients}    callbacks: 3000\n` },
    problems: ['tenant/clients.yaml:3:16 wrong-type'],
    says: 'expects a list of strings; found the number 3000',
  },
  {
    name: 'a key with nothing behind it',
    files: { 'tenant/clients.yaml': `${clients}    callbacks:\n` },
    problems: ['tenant/clients.yaml:3:5 wrong-type'],
    says: 'found nothing',
  },
  {
    name: 'an object for a list of entries',
    files: { 'tenant/clients.yaml': lines('clients:', '  name: Fernhill Bookings') },
    problems: ['tenant/clients.yaml:2:3 wrong-type'],
  },
  {
    name: 'a word that is not one of those allowed',
    files: { 'tenant/clients.yaml': `${clients}    app_type: regular_wbe\n` },
    problems: ['tenant/clients.yaml:3:15 wrong-value'],
    says: '`regular_web`',
  },
  {
    name: 'a strategy that no connection has',
    files: { 'tenant/connections.yaml': lines('connections:', '  - name: spokeworks', '    strategy: adsf') },
    problems: ['tenant/connections.yaml:3:15 wrong-value'],
    says: '`adfs`',
  },
  {
    name: 'a connection checked as one of its own strategy',
    files: {
      'tenant/connections.yaml': lines(
        'connections:',
        '  - name: spokeworks',
        '    strategy: adfs',
        '    signInEndpoint: x',
      ),
    },
    problems: ['tenant/connections.yaml:2:5 missing-key', 'tenant/connections.yaml:4:5 unknown-key'],
  },
  {
    name: 'a number that is too large',
    files: { 'tenant/clients.yaml': `${clients}    token_lifetime: 99999999\n` },
    problems: ['tenant/clients.yaml:3:21 value-refused'],
    says: 'more than 2592000',
  },
  {
    name: 'an empty name',
    files: { 'tenant/clients.yaml': lines('clients:', "  - name: ''") },
    problems: ['tenant/clients.yaml:2:11 value-refused'],
    says: 'less than 1 character',
  },
  {
    name: 'two applications of one name, in two files',
    files: { 'tenant/clients.yaml': clients, 'tenant/more.yaml': clients },
    problems: ['tenant/more.yaml:2:11 duplicate-entry'],
    says: 'tenant/clients.yaml:2:11',
  },
  {
    name: 'a reference to an application that does not exist',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/databases.yaml': lines(
        'databases:',
        '  - name: customers',
        '    strategy: auth0',
        '    enabled_clients: [Fernhill Booking]',
      ),
    },
    problems: ['tenant/databases.yaml:4:23 unknown-reference'],
    says: '`Fernhill Bookings`',
  },
  {
    name: 'a reference to an application of another environment',
    files: {
      'tenant/clients.yaml': `${clients}    only: production\n`,
      'tenant/databases.yaml': lines(
        'databases:',
        '  - name: customers',
        '    strategy: auth0',
        '    enabled_clients: [Fernhill Bookings]',
      ),
      'tenant/environments/production.yaml': 'domain: fernhill.eu.auth0.com\n',
    },
    problems: ['tenant/databases.yaml:4:23 unknown-reference'],
    says: 'in this environment',
  },
  {
    name: 'a permission that the API does not have',
    files: {
      'tenant/apis.yaml': api,
      'tenant/roles.yaml': lines(
        'roles:',
        '  - name: Mechanic',
        '    permissions:',
        '      - permission_name: read:booking',
        '        resource_server_identifier: https://api.fernhill.example/',
      ),
    },
    problems: ['tenant/roles.yaml:4:26 unknown-scope'],
    says: '`read:bookings`',
  },
  {
    name: 'a grant of a scope that the API does not have, and of an API that does not exist',
    files: {
      'tenant/apis.yaml': api,
      'tenant/clients.yaml': clients,
      'tenant/grants.yaml': lines(
        'clientGrants:',
        '  - client_id: Fernhill Bookings',
        '    audience: https://api.fernhill.example/',
        '    scope: [read:bookings, send:reminders]',
        '  - client_id: Fernhill Bookings',
        '    audience: https://api.fernhil.example/',
        '    scope: [read:bookings]',
        '  - client_id: Fernhill Bookings',
        '    audience: https://localhost:4400/api/v2/',
        '    scope: [read:users]',
      ),
    },
    problems: ['tenant/grants.yaml:4:28 unknown-scope', 'tenant/grants.yaml:6:15 unknown-reference'],
  },
  {
    name: 'references into a file that cannot be read are not reported on top',
    files: {
      'tenant/apis.yaml': `${api}  - [\n`,
      'tenant/clients.yaml': clients,
      'tenant/grants.yaml': lines(
        'clientGrants:',
        '  - { client_id: Fernhill Bookings, audience: https://api.fernhill.example/, scope: [read:bookings] }',
      ),
    },
    problems: ['tenant/apis.yaml:7:1 yaml-syntax'],
  },
  {
    name: 'a file that is not there, and one outside the project',
    files: {
      'tenant/clients.yaml': lines(
        'clients:',
        '  - name: Fernhill Bookings',
        '    custom_login_page: ./pages/login.html',
        '  - name: Fernhill Workshop',
        '    custom_login_page: ../../login.html',
      ),
    },
    problems: ['tenant/clients.yaml:3:24 file-missing', 'tenant/clients.yaml:5:24 file-outside'],
  },
  {
    name: 'an environment that does not exist',
    files: { 'tenant/clients.yaml': clients, 'tenant/environments/production.yaml': '' },
    options: { environment: 'prodution' },
    problems: ['unknown-environment'],
    says: '`production`',
  },
  {
    name: 'a name of an environment that is a path',
    files: { 'tenant/clients.yaml': clients },
    options: { environment: '../clients' },
    problems: ['unknown-environment'],
  },
  {
    name: '`only` with an environment that does not exist',
    files: {
      'tenant/clients.yaml': `${clients}    only: [local, prodcution]\n`,
      'tenant/environments/production.yaml': '',
    },
    problems: ['tenant/clients.yaml:3:19 unknown-environment'],
    says: '`production`',
  },
  {
    name: 'an environment that extends one that does not exist',
    files: { 'tenant/clients.yaml': clients, 'tenant/environments/local.yaml': 'extends: base\n' },
    problems: ['tenant/environments/local.yaml:1:10 unknown-environment'],
  },
  {
    name: 'environments that extend each other',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/local.yaml': 'extends: base\n',
      'tenant/environments/base.yaml': 'extends: local\n',
    },
    problems: ['tenant/environments/base.yaml:1:10 environment-cycle'],
    says: 'local → base → local',
  },
  {
    name: 'a real environment without domain and credentials',
    files: { 'tenant/clients.yaml': clients, 'tenant/environments/production.yaml': 'protected: true\n' },
    options: { environment: 'production' },
    problems: [
      'tenant/environments/production.yaml:1:1 environment-incomplete',
      'tenant/environments/production.yaml:1:1 environment-incomplete',
      'tenant/environments/production.yaml:1:1 environment-incomplete',
    ],
    says: 'AUTH0_CLIENT_SECRET',
  },
  {
    name: 'an environment that extends a real one does not deploy to its tenant',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/production.yaml': 'domain: fernhill.eu.auth0.com\n',
      'tenant/environments/staging.yaml': 'extends: production\n',
    },
    options: { environment: 'staging', env: credentials },
    problems: ['tenant/environments/staging.yaml:1:1 environment-incomplete'],
    says: 'AUTH0_DOMAIN',
  },
  {
    name: 'a variable that names another tenant than the environment',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/development.yaml': lines('client_id: abc', 'domain: fernhill-dev.eu.auth0.com'),
    },
    options: {
      environment: 'development',
      env: { ...credentials, AUTH0_DOMAIN: 'fernhill.eu.auth0.com' },
    },
    problems: ['tenant/environments/development.yaml:2:9 domain-differs'],
    says: 'fernhill.eu.auth0.com',
  },
  {
    name: 'a domain with https:// in a variable',
    files: { 'tenant/clients.yaml': clients, 'tenant/environments/production.yaml': '' },
    options: {
      environment: 'production',
      env: { ...credentials, AUTH0_DOMAIN: 'https://fernhill.eu.auth0.com' },
    },
    problems: ['value-refused'],
  },
  {
    name: 'unknown keys of an environment: also a domain for the local one',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/local.yaml': lines('domain: fernhill.eu.auth0.com', 'keyword: {}', 'port: 70000'),
    },
    problems: [
      'tenant/environments/local.yaml:1:1 unknown-key',
      'tenant/environments/local.yaml:2:1 unknown-key',
      'tenant/environments/local.yaml:3:7 value-refused',
    ],
  },
  {
    name: 'keywords in another form than `value` or `secret`',
    files: {
      'tenant/clients.yaml': lines('clients:', '  - name: ##LOWER## ##BOOKINGS##'),
      'tenant/environments/local.yaml': lines(
        'keywords:',
        '  BOOKINGS: {}',
        '  lower: { value: 1 }',
        '  LOWER: { value: a, secret: B }',
      ),
    },
    options: { env: { B: 'bravo' } },
    problems: [
      'tenant/clients.yaml:2:21 keyword-not-text',
      'tenant/environments/local.yaml:2:13 missing-key',
      'tenant/environments/local.yaml:3:3 value-refused',
      'tenant/environments/local.yaml:3:3 keyword-unused warning',
      'tenant/environments/local.yaml:4:22 unknown-key',
    ],
  },
  {
    name: 'keywords that are no object, and not every use of one on top',
    files: {
      'tenant/clients.yaml': lines('clients:', '  - name: ##NAME##'),
      'tenant/environments/local.yaml': 'keywords: NAME\n',
    },
    problems: ['tenant/environments/local.yaml:1:11 wrong-type'],
  },
  {
    name: 'a keyword that nothing declares, in a value, a key and a file',
    files: {
      'tenant/clients.yaml': lines(
        'clients:',
        '  - name: Fernhill ##SUFIX##',
        '    callbacks: @@CALLBACKS@@',
        '    client_metadata: { ##TEAM##: mechanics }',
        '    custom_login_page: login.html',
      ),
      'tenant/login.html': lines('<html>', '  <title>##TITLE##</title>'),
      'tenant/environments/local.yaml': lines('keywords:', '  SUFFIX: { value: Bookings }'),
    },
    problems: [
      'tenant/clients.yaml:2:20 keyword-undeclared',
      'tenant/clients.yaml:3:16 keyword-undeclared',
      'tenant/clients.yaml:4:24 keyword-undeclared',
      'tenant/login.html:2:10 keyword-undeclared',
      'tenant/environments/local.yaml:2:3 keyword-unused warning',
    ],
    says: '`SUFFIX`',
  },
  {
    name: 'a secret whose variable is not set, or empty',
    files: {
      'tenant/clients.yaml': lines('clients:', "  - name: '##ONE##'", "  - name: '##TWO##'"),
      'tenant/environments/local.yaml': lines(
        'keywords:',
        '  ONE: { secret: FIRST }',
        '  TWO: { secret: SECOND }',
      ),
    },
    options: { env: { SECOND: '' } },
    problems: [
      'tenant/clients.yaml:2:12 keyword-without-value',
      'tenant/clients.yaml:3:12 keyword-without-value',
    ],
    says: 'FIRST',
  },
  {
    name: 'a list where a text is put in',
    files: {
      'tenant/clients.yaml': lines('clients:', '  - name: ##NAMES##'),
      'tenant/environments/local.yaml': lines('keywords:', '  NAMES: { value: [Fernhill Bookings] }'),
    },
    problems: ['tenant/clients.yaml:2:11 keyword-not-text'],
    says: '@@NAMES@@',
  },
  {
    name: 'a keyword whose value leads back to it',
    files: {
      'tenant/clients.yaml': lines('clients:', '  - name: ##ONE##'),
      'tenant/environments/local.yaml': lines(
        'keywords:',
        '  ONE: { value: a ##TWO## }',
        '  TWO: { value: b ##ONE## }',
      ),
    },
    problems: ['tenant/environments/local.yaml:3:19 keyword-cycle'],
  },
  {
    name: 'a file that cannot be read, whose keywords still count as used',
    files: {
      'tenant/clients.yaml': lines('clients:', '  - name: "##NAME##', '    app_type: spa'),
      'tenant/environments/local.yaml': lines('keywords:', '  NAME: { value: Fernhill Bookings }'),
    },
    problems: ['tenant/clients.yaml:4:1 yaml-syntax'],
  },
  {
    name: 'a keyword that nothing uses',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/local.yaml': lines('keywords:', '  OLD: { value: 1 }'),
    },
    problems: ['tenant/environments/local.yaml:2:3 keyword-unused warning'],
  },
  {
    name: 'a deploy client that is no application',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/environments/local.yaml': 'deploy_client: Fernhill Booking\n',
    },
    problems: ['tenant/environments/local.yaml:1:16 unknown-reference'],
  },
  {
    name: 'an Action whose file is not there',
    files: actions('source: actions/add-role/action.ts', 'trigger: post-login'),
    problems: ['tenant/actions.yaml:3:13 file-missing'],
  },
  {
    name: 'an Action of a trigger that does not exist',
    files: actions('source: actions/add-roles/action.ts', 'trigger: post-logn'),
    problems: ['tenant/actions.yaml:4:14 unknown-trigger'],
    says: '`post-login`',
  },
  {
    name: 'an Action of a version that its trigger does not have',
    files: actions(...whole, 'trigger_version: v4'),
    problems: ['tenant/actions.yaml:5:22 unknown-trigger-version'],
    says: 'Use v3',
  },
  {
    name: 'an Action on a runtime that never was',
    files: actions(...whole, 'runtime: node23'),
    problems: ['tenant/actions.yaml:5:14 unknown-runtime'],
  },
  {
    name: 'an Action on a runtime that is gone',
    files: actions(...whole, 'runtime: node16'),
    problems: ['tenant/actions.yaml:5:14 retired-runtime'],
    says: 'node22',
  },
  {
    name: 'a dependency that is not installed',
    files: { ...actions(...whole, 'dependencies: [ms, left-behind]'), 'package-lock.json': lock('ms') },
    problems: ['tenant/actions.yaml:5:24 dependency-not-locked'],
  },
  {
    name: 'more dependencies than Auth0 takes',
    files: {
      ...actions(...whole, `dependencies: [${eleven.join(', ')}]`),
      'package-lock.json': lock(...eleven),
    },
    problems: ['tenant/actions.yaml:5:19 too-many'],
    says: '11 dependencies',
  },
  {
    name: 'an Action that uses a module that is not there',
    files: {
      ...actions(...whole, 'modules: [{ module_name: greter, module_version_number: 1 }]'),
      'tenant/modules.yaml': lines('actionModules:', '  - name: greeter', '    code: ./greeter.js'),
      'tenant/greeter.js': 'module.exports = {};',
    },
    problems: ['tenant/actions.yaml:5:30 unknown-reference'],
    says: '`greeter`',
  },
  {
    name: 'an unknown key, a missing key and a wrong type of an Action',
    files: actions('source: actions/add-roles/action.ts', 'tirgger: post-login', 'secrets: { PIN: 1234 }'),
    problems: [
      'tenant/actions.yaml:2:5 missing-key',
      'tenant/actions.yaml:4:5 unknown-key',
      'tenant/actions.yaml:5:21 wrong-type',
    ],
  },
  {
    name: 'Actions that are no list',
    files: { 'tenant/actions.yaml': lines('actions:', '  add-roles: {}') },
    problems: ['tenant/actions.yaml:2:3 wrong-type'],
  },
  {
    name: 'bindings of no trigger, of no Action, and of an Action of another trigger',
    files: {
      ...actions(...whole),
      'tenant/triggers.yaml': lines(
        'triggers:',
        '  post-login:',
        '    - { action_name: add-role, display_name: add-role }',
        '  pre-user-registration:',
        '    - { action_name: add-roles, display_name: add-roles }',
        '  post-logout: []',
      ),
    },
    problems: [
      'tenant/triggers.yaml:3:22 unknown-reference',
      'tenant/triggers.yaml:5:22 binding-mismatch',
      'tenant/triggers.yaml:6:3 unknown-trigger',
    ],
  },
  {
    name: 'personas of a connection, a role and an application that do not exist',
    files: {
      'tenant/clients.yaml': clients,
      'tenant/apis.yaml': api,
      'tenant/databases.yaml': database,
      'tenant/personas.yaml': lines(
        'sign_in: { personas: [norah], application: Fernhill, audience: https://api.fernhill.example/ }',
        'personas:',
        '  - name: nora',
        '    email: nora',
        '    connection: fernhill-custmers',
        '    roles: [Customer]',
        '    pasword: Nora-rides-7',
      ),
    },
    problems: [
      'tenant/personas.yaml:1:23 unknown-reference',
      'tenant/personas.yaml:1:44 unknown-reference',
      'tenant/personas.yaml:4:12 value-refused',
      'tenant/personas.yaml:5:17 unknown-reference',
      'tenant/personas.yaml:6:13 unknown-reference',
      'tenant/personas.yaml:7:5 unknown-key',
    ],
  },
];

test.each(cases)('reports $name', async ({ files, options, problems, says = '' }) => {
  const project = await readFiles(files, options);
  expect(project.problems.map(brief).sort()).toEqual([...problems].sort());
  expect(project.problems.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toContain(says);
});

test('has an example of every code that reading a project can report', () => {
  const folder = join(__dirname, '../../src/config');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const code = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const reported = new Set([...code.matchAll(/\bproblem\(\s*'([a-z0-9-]+)'/g)].map(([, name = '']) => name));
  const shown = new Set(
    cases.flatMap(({ problems }) =>
      problems.map((line) =>
        line
          .replace(/ warning$/, '')
          .split(' ')
          .at(-1),
      ),
    ),
  );
  expect([...reported].filter((name) => !shown.has(name))).toEqual([]);
  expect(reported.size).toBeGreaterThan(20);
});

/** Ten of the one before, again and again. */
function aliases(letters: string): string[] {
  return [...letters]
    .slice(1)
    .map((letter, i) => `${letter}: &${letter} [${Array(10).fill(`*${letters[i]}`).join(', ')}]`);
}

function lock(...names: readonly string[]): string {
  return JSON.stringify({
    packages: Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
  });
}
