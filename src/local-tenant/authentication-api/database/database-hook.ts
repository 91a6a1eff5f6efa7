import type { Doc } from '../../../core/json.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import type { TenantContext } from '../../context.ts';
import { hookContext } from '../../management-api/hook-context.ts';
import { services } from '../../management-api/services.ts';
import type { RequestFacts } from '../request-facts.ts';

type Task = Parameters<HookContext['after']>[0];

/** What the rules of users may use where a person asks, and not the Management API; what comes after is started by `settle`. */
export function databaseHook(
  context: TenantContext,
  { client, request }: { readonly client: Doc; readonly request: RequestFacts },
): { readonly hook: HookContext; settle(): void } {
  const tasks: Task[] = [];
  const { ip, userAgent = '', hostname } = request;
  const clientId = String(client.client_id ?? '');
  const caller = { clientId, subject: clientId, scopes: new Set<string>(), ip, userAgent, hostname };
  const hook = hookContext(context, { operation: 'create', caller, after: (task) => void tasks.push(task) });
  return {
    hook,
    settle() {
      for (const task of tasks) context.background.start(() => task(services(context, hook)));
    },
  };
}
