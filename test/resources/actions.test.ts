import type { Doc } from '../../src/core/json.ts';
import type { HookContext } from '../../src/resources/hook-context.ts';
import { hookContextOf } from '../support/documents.ts';
import { create, rowOf, run, show, update } from './rows.ts';

const ADD_ROLES: Doc = {
  name: 'add-roles-and-claims',
  code: 'exports.onExecutePostLogin = async () => {};',
  supported_triggers: [{ id: 'post-login', version: 'v3' }],
  secrets: [{ name: 'BACKEND_SECRET', value: 'bell-and-lamp' }],
};

function bind(reference: Doc, context: HookContext): Doc {
  const inTrigger = { ...context, params: { triggerId: 'post-login' } };
  const binding = rowOf('triggers').save?.({ ref: reference }, undefined, inTrigger) ?? {};
  context.documents.put('/actions/triggers/post-login/bindings', '', { items: [binding] });
  return binding;
}

function deploy(action: Doc, context: HookContext) {
  return run('actions', 'POST /{id}/deploy', {}, { ...context, params: { id: String(action['id']) } });
}

describe('an Action', () => {
  it('never shows the value of a secret, in the draft or in the version', () => {
    const context = hookContextOf();
    const action = create('actions', ADD_ROLES, context);
    deploy(action, context);
    const stored = context.documents.get('/actions/actions', String(action['id'])) ?? {};
    expect(JSON.stringify(stored)).toContain('bell-and-lamp');
    expect(JSON.stringify(show('actions', stored, context))).not.toContain('bell-and-lamp');
  });

  it('is not changed by saving what is there already, even later', () => {
    const context = hookContextOf();
    const before = create('actions', ADD_ROLES, context);
    context.clock.advance(60_000);
    expect(update('actions', before, ADD_ROLES, context)).toEqual(before);
  });

  it('keeps a secret that is sent without its value, and dates one that is new', () => {
    const context = hookContextOf();
    const before = create('actions', ADD_ROLES, context);
    context.clock.advance(60_000);
    const secrets = [
      { name: 'BACKEND_SECRET' },
      { name: 'BACKEND_URL', value: 'https://backend.fernhill.example' },
    ];
    expect(update('actions', before, { secrets }, context)['secrets']).toEqual([
      { name: 'BACKEND_SECRET', value: 'bell-and-lamp', updated_at: '2026-03-01T12:00:00.000Z' },
      {
        name: 'BACKEND_URL',
        value: 'https://backend.fernhill.example',
        updated_at: '2026-03-01T12:01:00.000Z',
      },
    ]);
  });

  it('gets a version by a deploy, and no second one while it does not change', () => {
    const context = hookContextOf();
    const action = create('actions', ADD_ROLES, context);
    expect(deploy(action, context).body).toMatchObject({ number: 1, status: 'built' });
    expect(deploy(action, context).body).toMatchObject({ number: 1 });
    const deployed = context.documents.get('/actions/actions', String(action['id'])) ?? {};
    const changed = update('actions', deployed, { code: '// second' }, context);
    expect(show('actions', changed, context)['all_changes_deployed']).toBe(false);
    expect(deploy(action, context).body).toMatchObject({ number: 2, code: '// second' });
  });

  it('cannot be bound before it is deployed, nor to a trigger that it is not for', () => {
    const context = hookContextOf();
    const action = create('actions', ADD_ROLES, context);
    const byName = { type: 'action_name', value: 'add-roles-and-claims' };
    expect(() => bind(byName, context)).toThrow('must be deployed');
    deploy(action, context);
    const elsewhere = { ...context, params: { triggerId: 'credentials-exchange' } };
    expect(() => rowOf('triggers').save?.({ ref: byName }, undefined, elsewhere)).toThrow('does not support');
    expect(() => bind({ type: 'action_name', value: 'add-rolls' }, context)).toThrow('does not exist');
  });

  it('keeps its binding when the same list is sent again', () => {
    const context = hookContextOf();
    const action = create('actions', ADD_ROLES, context);
    deploy(action, context);
    const first = bind({ type: 'action_name', value: 'add-roles-and-claims' }, context);
    context.clock.advance(60_000);
    expect(bind({ type: 'action_id', value: action['id'] ?? '' }, context)).toEqual(first);
    expect(show('triggers', first, context)['action']).toMatchObject({
      name: 'add-roles-and-claims',
    });
  });

  it('that is bound is deleted by force only, and then leaves its trigger', () => {
    const context = hookContextOf();
    const action = create('actions', ADD_ROLES, context);
    deploy(action, context);
    bind({ type: 'action_name', value: 'add-roles-and-claims' }, context);
    const { removed } = rowOf('actions');
    expect(() => removed?.(action, context)).toThrow('bound');
    removed?.(action, { ...context, query: { force: 'true' } });
    expect(context.documents.get('/actions/triggers/post-login/bindings', '')).toEqual({ items: [] });
  });
});
