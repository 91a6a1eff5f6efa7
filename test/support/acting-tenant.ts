import type { ActionsRunner } from '../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../src/actions/runtime/sandbox-runner.ts';
import { type TriggerId, triggers } from '../../src/actions/runtime/triggers/index.ts';
import { type Doc, docsOf, type Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from './open-tenant.ts';

/** A local tenant whose Actions run in the sandbox, with a few ways to give it Actions and to see what they did. */
export class ActingTenant {
  private constructor(
    private readonly open: OpenTenant,
    /** What the Actions were told since the start, in order. */
    readonly events: Doc[],
  ) {}

  /** `timeoutMs` is what Actions have for all of a trigger, where they are not to have Auth0's time. */
  static async open(timeoutMs?: number): Promise<ActingTenant> {
    const events: Doc[] = [];
    const sandbox = sandboxRunner({ dependenciesFolder: '', ...(timeoutMs && { timeoutMs }) });
    const runner: ActionsRunner = {
      run(request) {
        events.push(request.event);
        return sandbox.run(request);
      },
      close: () => sandbox.close(),
    };
    return new ActingTenant(await openTenant({ runner }), events);
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
  async deploy(trigger: TriggerId, code: string, name: string = trigger): Promise<string> {
    const { id = '' } = await this.send('POST', '/actions/actions', {
      name,
      supported_triggers: [{ id: trigger }],
      code: `exports.${triggers[trigger].handlers[0]} = async (event, api) => { ${code} };`,
    });
    await this.send('POST', `/actions/actions/${String(id)}/deploy`);
    return String(id);
  }

  /** Deploys Actions and binds them to their trigger, in this order. */
  async bind(trigger: TriggerId, ...codes: readonly string[]): Promise<void> {
    const ids: string[] = [];
    for (const [i, code] of codes.entries())
      ids.push(await this.deploy(trigger, code, `${trigger}-${i + 1}`));
    const bindings = ids.map((value) => ({ ref: { type: 'action_id', value } }));
    await this.send('PATCH', `/actions/triggers/${trigger}/bindings`, { bindings });
  }

  /** As at the start. */
  async reset(): Promise<void> {
    await this.settled();
    this.events.length = 0;
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
