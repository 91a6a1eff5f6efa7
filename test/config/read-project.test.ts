import { triggers } from '../../src/actions/runtime/triggers/index.ts';
import { TRIGGERS } from '../../src/config/actions/triggers.ts';
import { NOT_COMPARED } from '../../src/config/keywords/keywords.ts';
import { mask } from '../../src/core/mask.ts';
import { brief, lines, readFiles } from './support/project.ts';

const environments = {
  'tenant/environments/production.yaml': lines(
    'domain: fernhill.eu.auth0.com',
    'client_id: from-the-file',
    'protected: true',
    'allow_delete: true',
    'deploy_client: Fernhill Bookings',
    'keywords:',
    '  WEB_APP_URL: { value: https://bookings.fernhill.example }',
    '  CALLBACK: { value: ##WEB_APP_URL##/callback }',
    '  BACKEND_SECRET: { secret: FERNHILL_BACKEND_SECRET }',
  ),
  'tenant/environments/local.yaml': lines(
    'extends: production',
    'port: 4500',
    'keywords:',
    '  WEB_APP_URL: { value: http://localhost:3000 }',
    '  BACKEND_SECRET: { value: shared-locally }',
  ),
};

const tenant = {
  'tenant/clients.yaml': lines(
    'clients:',
    '  - name: Fernhill Bookings',
    '    callbacks: [##CALLBACK##, "##WEB_APP_URL##/silent"]',
    '  - name: Fernhill Sign-in Check',
    '    only: local',
  ),
  'tenant/more-clients.yaml': lines('clients:', '  - name: Fernhill Workshop', '    only: [production]'),
  'tenant/actions.yaml': lines(
    'actions:',
    '  - name: announce-sign-up',
    '    source: actions/announce-sign-up/action.ts',
    '    trigger: post-user-registration',
    '    secrets: { BACKEND_SECRET: ##BACKEND_SECRET## }',
    '    dependencies: [ms]',
  ),
  'actions/announce-sign-up/action.ts': "export const url = '##WEB_APP_URL##';",
  'package-lock.json': JSON.stringify({ packages: { 'node_modules/ms': { version: '2.1.3' } } }),
  ...environments,
};

describe('a project', () => {
  test('is read for the local environment without any credentials', async () => {
    const project = await readFiles(tenant);
    expect(project.problems).toEqual([]);
    expect(project.environment).toMatchObject({ name: 'local', local: true, port: 4500, allowDelete: false });
    expect(project.environment).not.toHaveProperty('domain');
    expect(project.tenant).toEqual({
      clients: [
        {
          name: 'Fernhill Bookings',
          callbacks: ['http://localhost:3000/callback', 'http://localhost:3000/silent'],
        },
        { name: 'Fernhill Sign-in Check' },
      ],
    });
  });

  test('takes the environment from TENANT_ENV, and its credentials from variables before its file', async () => {
    const env = {
      TENANT_ENV: 'production',
      AUTH0_CLIENT_ID: 'from-the-variable',
      AUTH0_CLIENT_SECRET: 'fernhill-deploy-secret',
      FERNHILL_BACKEND_SECRET: 'only-production-knows',
      AUTH0_ALLOW_DELETE: 'false',
    };
    const { environment, tenant: data, problems, actions } = await readFiles(tenant, { env });
    expect(problems).toEqual([]);
    expect(environment).toMatchObject({
      domain: 'fernhill.eu.auth0.com',
      clientId: 'from-the-variable',
      clientSecret: 'fernhill-deploy-secret',
      protected: true,
      allowDelete: true,
    });
    expect(data['clients']).toMatchObject([{ name: 'Fernhill Bookings' }, { name: 'Fernhill Workshop' }]);
    expect(actions[0]?.secrets).toEqual([{ name: 'BACKEND_SECRET', value: 'only-production-knows' }]);
    expect(mask('fernhill-deploy-secret only-production-knows')).toBe('«secret» «secret»');
  });

  test('never takes AUTH0_ALLOW_DELETE from a variable', async () => {
    const { environment } = await readFiles(tenant, { env: { AUTH0_ALLOW_DELETE: 'true' } });
    expect(environment.allowDelete).toBe(false);
  });

  test('is planned without its secrets, whose values are then not compared', async () => {
    const env = { AUTH0_CLIENT_SECRET: 'fernhill-deploy-secret' };
    const { problems, actions } = await readFiles(tenant, { environment: 'production', mode: 'plan', env });
    expect(problems).toEqual([]);
    expect(actions[0]?.secrets).toEqual([{ name: 'BACKEND_SECRET', value: NOT_COMPARED }]);
  });

  test('is validated without credentials either', async () => {
    const { problems } = await readFiles(tenant, { environment: 'production', mode: 'validate' });
    expect(problems).toEqual([]);
  });

  test('says where each value comes from', async () => {
    const { positions } = await readFiles(tenant);
    expect(positions(['clients', 0, 'callbacks', 1])).toMatchObject({
      file: 'tenant/clients.yaml',
      line: 3,
      col: 31,
      source: '    callbacks: [##CALLBACK##, "##WEB_APP_URL##/silent"]',
      length: 24,
    });
    expect(positions(['clients', 0, 'grant_types'])).toBeUndefined();
  });

  test('replaces keywords in the code of Actions, and tells those that it does not know', async () => {
    const project = await readFiles(tenant);
    const code = "const url = '##WEB_APP_URL##';\nconst name = '##WEB_APP##';";
    const { text, problems } = project.replaceKeywords(code, 'actions/a.ts');
    expect(text).toContain("const url = 'http://localhost:3000';");
    expect(problems.map(brief)).toEqual(['actions/a.ts:2:15 keyword-undeclared']);
  });

  test('holds the text of the files that it names, by the path of the field', async () => {
    const project = await readFiles({
      ...tenant,
      'tenant/pages.yaml': lines(
        'clients:',
        '  - name: Fernhill Kiosk',
        '    custom_login_page: ./pages/kiosk.html',
      ),
      'tenant/pages/kiosk.html': '<a href="##WEB_APP_URL##">@@password@@</a>',
    });
    expect(project.problems).toEqual([]);
    expect([...project.files]).toEqual([
      [
        'clients.2.custom_login_page',
        {
          path: './pages/kiosk.html',
          file: 'tenant/pages/kiosk.html',
          text: '<a href="http://localhost:3000">@@password@@</a>',
        },
      ],
    ]);
  });
});

describe('Actions', () => {
  test('get the current version of their trigger, the current runtime and the locked versions', async () => {
    const { actions } = await readFiles(tenant);
    expect(actions).toMatchObject([
      {
        name: 'announce-sign-up',
        source: 'actions/announce-sign-up/action.ts',
        trigger: 'post-user-registration',
        triggerVersion: 'v2',
        runtime: 'node22',
        dependencies: [{ name: 'ms', version: '2.1.3' }],
        deployed: true,
        asIs: false,
        sourceAt: { file: 'tenant/actions.yaml', line: 3, col: 13 },
      },
    ]);
  });

  test('are read as auth0-deploy-cli exports them', async () => {
    const { actions, problems } = await readFiles({
      'tenant/tenant.yaml': lines(
        'actions:',
        '  - name: add-roles',
        '    deployed: true',
        '    code: ./actions/add-roles/code.js',
        '    runtime: node18-actions',
        '    dependencies: [{ name: ms, version: 2.0.0 }]',
        '    status: built',
        '    secrets: []',
        '    modules: [{ module_name: greeter, module_version_number: 2 }]',
        '    supported_triggers: [{ id: post-login, version: v2 }]',
        'actionModules:',
        '  - name: greeter',
        '    code: ./actions/add-roles/code.js',
      ),
      'tenant/actions/add-roles/code.js': 'exports.onExecutePostLogin = async () => {};',
    });
    expect(problems).toEqual([]);
    expect(actions).toMatchObject([
      {
        source: 'tenant/actions/add-roles/code.js',
        triggerVersion: 'v2',
        asIs: true,
        dependencies: [{ name: 'ms', version: '2.0.0' }],
        modules: [{ name: 'greeter', version: 2 }],
      },
    ]);
  });

  test('have the triggers, with their current versions, that the runtime runs', () => {
    const current = Object.entries(TRIGGERS).map(([id, versions]) => [id, versions.at(-1)]);
    expect(Object.fromEntries(current)).toEqual(
      Object.fromEntries(Object.values(triggers).map(({ id, version }) => [id, version])),
    );
  });
});

describe('personas', () => {
  const personas = {
    'tenant/apis.yaml': lines(
      'resourceServers:',
      '  - { name: Bookings, identifier: https://api.fernhill.example/ }',
    ),
    'tenant/connections.yaml': lines(
      'databases:',
      '  - { name: fernhill-customers, strategy: auth0 }',
      '  - { name: fernhill-testers, strategy: auth0, only: [local] }',
    ),
    'tenant/personas.yaml': lines(
      'sign_in: { personas: [nora], application: Fernhill Sign-in Check, audience: https://api.fernhill.example/ }',
      'personas:',
      '  - { name: nora, email: nora@mail.example, email_verified: true, connection: fernhill-customers }',
      '  - { name: tess, email: tess@mail.example, connection: fernhill-testers, password: Tess-tests-5 }',
    ),
  };

  test('have all that the file leaves out', async () => {
    const project = await readFiles({ ...tenant, ...personas });
    expect(project.problems).toEqual([]);
    expect(project.personas[1]).toEqual({
      name: 'tess',
      email: 'tess@mail.example',
      email_verified: false,
      connection: 'fernhill-testers',
      password: 'Tess-tests-5',
      roles: [],
      organizations: [],
      profile: {},
      user_metadata: {},
      app_metadata: {},
    });
    expect(project.signIn).toMatchObject({ personas: ['nora'], scope: 'openid profile email' });
  });

  test('of a connection that the environment leaves out are left out, and so is the sign-in', async () => {
    const project = await readFiles(
      { ...tenant, ...personas },
      { environment: 'production', mode: 'validate' },
    );
    expect(project.problems).toEqual([]);
    expect(project.personas.map(({ name }) => name)).toEqual(['nora']);
    expect(project.signIn).toBeUndefined();
  });
});
