import type { Doc, Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const GREETER: Doc = {
  name: 'greeter',
  code: "module.exports = { greet: (name) => actions.secrets.GREETING + ', ' + name + '!' };",
  secrets: [{ name: 'GREETING', value: 'Good morning' }],
};

let fernhill: OpenTenant;
let module: string;

beforeEach(async () => {
  fernhill = await openTenant({ anyEvent: true });
  module = String((await send('POST', '/actions/modules', GREETER))['id']);
});
afterEach(() => fernhill.tenant.close());

async function send(method: string, path: string, body?: Json, status = 300): Promise<Doc> {
  const answer = await fernhill.api(method, path, body);
  expect([answer.body, status === 300 ? answer.status < 300 : answer.status]).toEqual([
    answer.body,
    status === 300 ? true : status,
  ]);
  return answer.body;
}

const publish = () => send('POST', `/actions/modules/${module}/versions`);

async function greeting(version: Doc): Promise<Doc> {
  return send('POST', '/actions/actions', {
    name: 'greet',
    code: "const { greet } = require('actions:greeter');\nexports.onExecutePostLogin = async (event) => console.log(greet(event.user.name));",
    supported_triggers: [{ id: 'post-login' }],
    modules: [version],
  });
}

describe('an Actions Module', () => {
  it('has a version when it is published, and never shows the value of a secret', async () => {
    expect(await send('GET', `/actions/modules/${module}`)).toMatchObject({
      all_changes_published: false,
      actions_using_module_total: 0,
      secrets: [{ name: 'GREETING' }],
    });
    const version = await publish();
    expect(version).toMatchObject({ module_id: module, version_number: 1, dependencies: [] });
    const shown = await send('GET', `/actions/modules/${module}`);
    expect(shown).toMatchObject({ all_changes_published: true, latest_version: { version_number: 1 } });
    expect(JSON.stringify([version, shown])).not.toContain('Good morning');
  });

  it('keeps its name, which no other has', async () => {
    await send('POST', '/actions/modules', GREETER, 409);
    await send('PATCH', `/actions/modules/${module}`, { name: 'hello' }, 400);
  });

  it('may be published as it is made', async () => {
    const made = await send('POST', '/actions/modules', { ...GREETER, name: 'hello', publish: true });
    expect(made).toMatchObject({ all_changes_published: true, latest_version: { version_number: 1 } });
  });

  it('has nothing to publish until it is saved again', async () => {
    const { id } = await publish();
    await send('POST', `/actions/modules/${module}/versions`, undefined, 409);
    await send('PATCH', `/actions/modules/${module}`, { code: GREETER['code'] ?? '' });
    expect(await publish()).toMatchObject({ id, version_number: 1 });
    await send('PATCH', `/actions/modules/${module}`, { code: 'module.exports = {};' });
    expect(await publish()).toMatchObject({ version_number: 2 });
  });

  it('tells every number of a page of its versions, the last version first', async () => {
    await publish();
    await send('PATCH', `/actions/modules/${module}`, { code: 'module.exports = {};' });
    await publish();
    const versions = `/actions/modules/${module}/versions`;
    expect(await send('GET', `${versions}?page=0&per_page=50`)).toMatchObject({
      versions: [{ version_number: 2 }, { version_number: 1 }],
      total: 2,
      page: 0,
      per_page: 50,
    });
    expect(await send('GET', `${versions}?page=1&per_page=50`)).toEqual({
      versions: [],
      total: 0,
      page: 1,
      per_page: 50,
    });
    expect(await send('GET', '/actions/modules')).toMatchObject({
      modules: [{ name: 'greeter', latest_version_number: 2 }],
      total: 1,
      page: 0,
    });
  });

  it('can become what an earlier version was', async () => {
    const { id } = await publish();
    const rollback = `/actions/modules/${module}/rollback`;
    await send('POST', rollback, { module_version_id: id ?? '' }, 409);
    await send('POST', rollback, { module_version_id: 'none' }, 404);
    await send('PATCH', `/actions/modules/${module}`, { code: 'module.exports = {};' });
    expect(await send('POST', rollback, { module_version_id: id ?? '' })).toMatchObject({
      code: GREETER['code'] ?? '',
      all_changes_published: true,
    });
  });

  it('loses its oldest version that no Action uses when there are fifty', async () => {
    const first = await publish();
    await greeting({ module_id: module, module_version_id: first['id'] ?? '' });
    for (let i = 2; i <= 51; i++) {
      await send('PATCH', `/actions/modules/${module}`, { code: `// ${i}` });
      await publish();
    }
    const { documents } = fernhill.tenant.context.state;
    const numbers = documents.list(`/actions/modules/${module}/versions`).map((one) => one['version_number']);
    expect([numbers.length, ...numbers.slice(0, 2), numbers.at(-1)]).toEqual([50, 1, 3, 51]);
  });
});

describe('an Action that uses a module', () => {
  it('names the version whichever way it was named, and none that is not there', async () => {
    const { id } = await publish();
    const use = {
      module_id: module,
      module_name: 'greeter',
      module_version_id: id ?? '',
      module_version_number: 1,
    };
    const byName = { module_name: 'greeter', module_version_number: 1 };
    expect((await greeting(byName))['modules']).toEqual([use]);
    const missing = { name: 'other', supported_triggers: [{ id: 'post-login' }] };
    await send(
      'POST',
      '/actions/actions',
      { ...missing, modules: [{ ...byName, module_version_number: 7 }] },
      400,
    );
  });

  it('runs with the code and the secrets of the version', async () => {
    await publish();
    const action = await greeting({ module_name: 'greeter', module_version_number: 1 });
    await send('PATCH', `/actions/modules/${module}`, { code: 'module.exports = {};' });
    const { payload } = await send('POST', `/actions/actions/${String(action['id'])}/test`, {
      payload: { user: { name: 'Ada' } },
    });
    expect(payload).toMatchObject({ response: { logs: 'Good morning, Ada!\n' } });
  });

  it('keeps the module, and is listed with it once it is deployed', async () => {
    await publish();
    const action = await greeting({ module_name: 'greeter', module_version_number: 1 });
    const uses = `/actions/modules/${module}/actions?page=0&per_page=50`;
    expect(await send('GET', uses)).toEqual({ actions: [], per_page: 50 });
    await send('DELETE', `/actions/modules/${module}`, undefined, 412);
    const deployed = await send('POST', `/actions/actions/${String(action['id'])}/deploy`);
    expect(deployed['modules']).toMatchObject([{ module_name: 'greeter', module_version_number: 1 }]);
    expect(await send('GET', uses)).toMatchObject({
      actions: [{ action_name: 'greet' }],
      total: 1,
      per_page: 50,
    });
    expect(await send('GET', `/actions/modules/${module}`)).toMatchObject({ actions_using_module_total: 1 });
    await send('DELETE', `/actions/actions/${String(action['id'])}`);
    await send('DELETE', `/actions/modules/${module}`);
    expect(fernhill.tenant.context.state.documents.paths('/actions/modules')).toEqual([]);
  });
});
