import type { Doc, Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant({ anyEvent: true });
});
afterEach(() => fernhill.tenant.close());

async function send(method: string, path: string, body?: Json): Promise<Doc> {
  const answer = await fernhill.api(method, path, body);
  expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
  return answer.body;
}

async function make(code: string, more: Doc = {}): Promise<string> {
  const action = {
    name: 'check-scopes',
    supported_triggers: [{ id: 'credentials-exchange' }],
    code,
    ...more,
  };
  return String((await send('POST', '/actions/actions', action))['id']);
}

async function bind(id: string): Promise<void> {
  await send('POST', `/actions/actions/${id}/deploy`);
  await send('PATCH', '/actions/triggers/credentials-exchange/bindings', {
    bindings: [{ ref: { type: 'action_id', value: id } }],
  });
}

const handler = (body: string) => `exports.onExecuteCredentialsExchange = async (event, api) => { ${body} };`;

function recorded(): readonly Doc[] {
  return fernhill.tenant.context.state.documents.list('/_actions/executions');
}

describe('an Action', () => {
  it('is pending in the answer that saves it, and built in the next one', async () => {
    const made = await send('POST', '/actions/actions', {
      name: 'check-scopes',
      supported_triggers: [{ id: 'post-login' }],
    });
    expect(made).toMatchObject({ status: 'pending', all_changes_deployed: false, runtime: 'node22' });
    expect(await send('GET', `/actions/actions/${String(made['id'])}`)).toMatchObject({ status: 'built' });
  });

  it('is not yet deployed in the answer that deploys it, but in the next one', async () => {
    const id = await make(handler(''));
    const answer = await send('POST', `/actions/actions/${id}/deploy`);
    expect(answer).toMatchObject({ number: 1, deployed: false, action: { all_changes_deployed: false } });
    expect(answer).not.toHaveProperty('built_at');
    expect(await send('GET', `/actions/actions/${id}`)).toMatchObject({
      all_changes_deployed: true,
      current_version: { number: 1, status: 'BUILT' },
      deployed_version: { deployed: true },
    });
    expect(await send('GET', `/actions/actions/${id}/versions`)).toMatchObject({
      versions: [{ number: 1, deployed: true, action: { name: 'check-scopes', all_changes_deployed: true } }],
      per_page: 20,
    });
  });

  it('goes back to an earlier version, and keeps its draft unless that is asked for', async () => {
    const id = await make('// first');
    const first = await send('POST', `/actions/actions/${id}/deploy`);
    await send('PATCH', `/actions/actions/${id}`, { code: '// second' });
    await send('POST', `/actions/actions/${id}/deploy`);
    const back = `/actions/actions/${id}/versions/${String(first['id'])}/deploy`;
    expect(await send('POST', back, {})).toMatchObject({ number: 3, code: '// first' });
    expect(await send('GET', `/actions/actions/${id}`)).toMatchObject({
      code: '// second',
      deployed_version: { code: '// first' },
    });
    await send('POST', back, { update_draft: true });
    expect(await send('GET', `/actions/actions/${id}`)).toMatchObject({ code: '// first' });
  });

  it('keeps the last fifty versions', async () => {
    const id = await make('// 1');
    for (let i = 1; i <= 51; i++) {
      await send('PATCH', `/actions/actions/${id}`, { code: `// version ${i}` });
      await send('POST', `/actions/actions/${id}/deploy`);
    }
    const { documents } = fernhill.tenant.context.state;
    const numbers = documents.list(`/actions/actions/${id}/versions`).map((version) => version['number']);
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([50, 2, 51]);
  });

  it('lists the secrets that it had before the new ones', async () => {
    const id = await make(handler(''), { secrets: [{ name: 'TOKEN', value: 'a' }] });
    const secrets = [
      { name: 'API_KEY', value: 'b' },
      { name: 'TOKEN', value: 'c' },
    ];
    const { secrets: shown } = await send('PATCH', `/actions/actions/${id}`, { secrets });
    expect(shown).toMatchObject([{ name: 'TOKEN' }, { name: 'API_KEY' }]);
  });

  it('leaves no secret in the journal of writes', async () => {
    const id = await make(handler(''), { secrets: [{ name: 'TOKEN', value: 'bell-and-lamp' }] });
    await bind(id);
    const module = {
      name: 'greeter',
      code: '',
      secrets: [{ name: 'TOKEN', value: 'hook-and-eye' }],
      publish: true,
    };
    await send('POST', '/actions/modules', module);
    const journal = await fernhill.tenant.app.request('/_local/journal');
    const written = await journal.text();
    expect(written).toContain('/actions/modules');
    expect(written).not.toMatch(/bell-and-lamp|hook-and-eye/);
  });

  it('needs a trigger, and has no field that Auth0 does not document', async () => {
    const without = { name: 'check-scopes', supported_triggers: [] };
    expect((await fernhill.api('POST', '/actions/actions', without)).status).toBe(400);
    const unknown = { name: 'check-scopes', supported_triggers: [{ id: 'post-logon' }] };
    expect((await fernhill.api('POST', '/actions/actions', unknown)).status).toBe(400);
  });
});

describe('testing an Action', () => {
  it('runs the draft with the payload, and does nothing of what it asks for', async () => {
    const id = await make(
      handler(
        "console.log(event.client.name, event.secrets.TOKEN); api.accessToken.setCustomClaim('https://fernhill.example/shop', 1);",
      ),
      { secrets: [{ name: 'TOKEN', value: 'bell-and-lamp' }] },
    );
    const payload = { client: { name: 'Fernhill Shop' } };
    expect(await send('POST', `/actions/actions/${id}/test`, { payload })).toEqual({
      payload: {
        response: {
          logs: 'Fernhill Shop bell-and-lamp\n',
          stats: { action_duration_ms: expect.any(Number) },
        },
        commands: [
          {
            action: 'check-scopes',
            method: 'accessToken.setCustomClaim',
            args: ['https://fernhill.example/shop', 1],
            at: Date.parse('2026-03-02T09:00:00.000Z'),
          },
        ],
      },
    });
    expect(recorded()).toEqual([]);
  });

  it('tells what it throws', async () => {
    const id = await make(handler("throw new TypeError('no client');"));
    expect(await send('POST', `/actions/actions/${id}/test`, { payload: {} })).toMatchObject({
      payload: { error: { id: 'TypeError', msg: 'no client' }, commands: [] },
    });
  });

  it('needs an Action, a payload, and a trigger that can be run here', async () => {
    const test = async (id: string, body: Doc) =>
      (await fernhill.api('POST', `/actions/actions/${id}/test`, body)).status;
    expect(await test('none', { payload: {} })).toBe(404);
    expect(await test(await make(handler('')), {})).toBe(400);
    const elsewhere = { name: 'hashes', supported_triggers: [{ id: 'password-hash-migration' }] };
    expect(await test(await make('', elsewhere), { payload: {} })).toBe(400);
  });
});

describe('an execution', () => {
  it('tells what the Actions of a trigger did when a token was asked for', async () => {
    await bind(await make(handler("console.log('checked'); console.warn('twice');")));
    await fernhill.token();
    const [{ id = '' } = {}] = recorded();
    expect(await send('GET', `/actions/executions/${String(id)}`)).toEqual({
      id,
      trigger_id: 'credentials-exchange',
      status: 'final',
      results: [
        {
          action_name: 'check-scopes',
          response: { logs: 'checked\ntwice\n', stats: { action_duration_ms: expect.any(Number) } },
          started_at: '2026-03-02T09:00:00.000Z',
          ended_at: '2026-03-02T09:00:00.000Z',
        },
      ],
      created_at: '2026-03-02T09:00:00.000Z',
      updated_at: '2026-03-02T09:00:00.000Z',
    });
    const logs = fernhill.tenant.context.state.documents.list('/_logs');
    expect(logs.findLast(({ type }) => type === 'seccft')).toMatchObject({
      details: { actions: { executions: [id] } },
    });
  });

  it('tells what each of several Actions did and when, in the order of their bindings', async () => {
    const names = ['check-scopes', 'check-network', 'add-shop'];
    const ids: string[] = [];
    for (const name of names) {
      const id = await make(handler(`console.log('${name}');`), { name });
      await send('POST', `/actions/actions/${id}/deploy`);
      ids.unshift(id);
    }
    await send('PATCH', '/actions/triggers/credentials-exchange/bindings', {
      bindings: ids.map((id) => ({ ref: { type: 'action_id', value: id } })),
    });
    await fernhill.token();
    const { results } = await send('GET', `/actions/executions/${String(recorded()[0]?.['id'])}`);
    const at = '2026-03-02T09:00:00.000Z';
    expect(results).toEqual(
      names.reverse().map((name) => ({
        action_name: name,
        response: { logs: `${name}\n`, stats: { action_duration_ms: expect.any(Number) } },
        started_at: at,
        ended_at: at,
      })),
    );
  });

  it('tells the error that refused the token', async () => {
    await bind(await make(handler("throw new Error('not today');")));
    await fernhill.token();
    expect(recorded()).toMatchObject([{ results: [{ error: { id: 'Error', msg: 'not today' } }] }]);
    const logs = fernhill.tenant.context.state.documents.list('/_logs');
    expect(logs.filter(({ type }) => type === 'actions_execution_failed')).toMatchObject([
      {
        description: 'not today',
        client_name: 'Fernhill Deploy',
        details: {
          trigger_id: 'credentials-exchange',
          execution_id: recorded()[0]?.['id'],
          action_name: 'check-scopes',
          error_class: 'action_error',
          action_error: { name: 'Error', message: 'not today' },
        },
      },
    ]);
  });

  it('is kept with the last 1,000, and is no document of the tenant', async () => {
    await fernhill.control('POST', '/seed', {
      '/_actions/executions': Array.from({ length: 1000 }, (_, i) => ({ id: `run-${i}` })),
    });
    await bind(await make(handler('')));
    await fernhill.token();
    expect([recorded().length, recorded()[0]?.['id']]).toEqual([1000, 'run-1']);
    const { body } = await fernhill.control('GET', '/documents');
    expect(Object.keys(body).filter((path) => path.includes('executions'))).toEqual([]);
  });

  it('that never was is not found', async () => {
    expect((await fernhill.api('GET', '/actions/executions/none')).status).toBe(404);
  });
});
