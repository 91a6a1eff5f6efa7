import { sandboxRunner } from '../../src/actions/runtime/sandbox-runner.ts';
import { type Doc, docsOf, type Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from './open-tenant.ts';

const HANDLERS: Readonly<Record<string, string>> = {
  'pre-user-registration': 'onExecutePreUserRegistration',
  'post-user-registration': 'onExecutePostUserRegistration',
  'post-change-password': 'onExecutePostChangePassword',
  'custom-email-provider': 'onExecuteCustomEmailProvider',
  'custom-phone-provider': 'onExecuteCustomPhoneProvider',
  'event-stream': 'onExecuteEventStream',
};

/** A local tenant whose Actions run in the sandbox, with a few ways to give it Actions and to see what they did. */
export class ActingTenant {
  private constructor(private readonly open: OpenTenant) {}

  /** Actions have a quarter of their time here, so that one that loops does not take long. */
  static async open(timeoutMs = 20_000): Promise<ActingTenant> {
    return new ActingTenant(
      await openTenant({ runner: sandboxRunner({ dependenciesFolder: '', timeoutMs }) }),
    );
  }

  /** Answers the body of what must go well. */
  async send(method: string, path: string, body?: Json): Promise<Doc> {
    const answer = await this.open.api(method, path, body);
    expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
    return answer.body;
  }

  api(method: string, path: string, body?: Json) {
    return this.open.api(method, path, body);
  }

  settled(): Promise<void> {
    return this.open.tenant.settled();
  }

  /** Deploys an Action; its id. */
  async deploy(trigger: string, code: string, name = trigger): Promise<string> {
    const { id = '' } = await this.send('POST', '/actions/actions', {
      name,
      supported_triggers: [{ id: trigger }],
      code: `exports.${HANDLERS[trigger]} = async (event, api) => { ${code} };`,
    });
    await this.send('POST', `/actions/actions/${String(id)}/deploy`);
    return String(id);
  }

  /** Deploys Actions and binds them to their trigger, in this order. */
  async bind(trigger: string, ...codes: readonly string[]): Promise<void> {
    const ids: string[] = [];
    for (const [i, code] of codes.entries())
      ids.push(await this.deploy(trigger, code, `${trigger}-${i + 1}`));
    const bindings = ids.map((value) => ({ ref: { type: 'action_id', value } }));
    await this.send('PATCH', `/actions/triggers/${trigger}/bindings`, { bindings });
  }

  /** As at the start. */
  async reset(): Promise<void> {
    await this.settled();
    await this.open.control('POST', '/reset');
    await this.send('POST', '/connections', { name: 'fernhill-customers', strategy: 'auth0' });
  }

  list(path: string): readonly Doc[] {
    return this.open.tenant.context.state.documents.list(path);
  }

  /** Entries of the tenant's log of these types, the oldest first. */
  async log(...types: readonly string[]): Promise<readonly Doc[]> {
    const { body } = await this.open.api('GET', `/logs?per_page=100&sort=date:1`);
    return docsOf(body as unknown as Json).filter(({ type }) => types.includes(String(type)));
  }

  executions(): readonly Doc[] {
    return this.list('/_actions/executions');
  }

  async close(): Promise<void> {
    await this.open.tenant.close();
  }
}
