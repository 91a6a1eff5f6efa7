import type { Execution, Outcome } from '../../actions/runtime/runner.ts';
import type { TriggerId } from '../../actions/runtime/triggers/index.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { strategyType } from '../../resources/users/user-log.ts';
import type { TenantContext } from '../context.ts';
import { appendLog } from './append-log.ts';

interface FailedRun {
  readonly trigger: TriggerId;
  readonly event: Doc;
  readonly outcome: Outcome;
  readonly executionId: string;
}

/**
 * Logs that an Action failed (Auth0's documentation, "Log type codes" and the schema of `actions_execution_failed`), in
 * the transaction that is under way. A denial is no failure.
 */
export function logFailedAction({ state, clock }: TenantContext, run: FailedRun): void {
  const execution = run.outcome.executions.find(({ error }) => error !== undefined);
  if (!execution?.error) return;
  const { client, connection, request, user } = run.event;
  const { client_id = '', name: client_name = '' } = docOf(client);
  const { id: connection_id = '', name: connectionName = '', strategy = '' } = docOf(connection);
  const { ip = '', user_agent = '', hostname = '' } = docOf(request);
  const { user_id = '', email: user_name = '' } = docOf(user);
  appendLog(state.documents, clock, {
    type: 'actions_execution_failed',
    description: execution.error.message,
    client_id,
    client_name,
    ip,
    user_agent,
    hostname,
    connection: connectionName,
    connection_id,
    strategy,
    strategy_type: strategyType(String(strategy)),
    user_id,
    user_name,
    details: detailsOf(run, execution, state.documents),
  });
}

function detailsOf({ trigger, executionId }: FailedRun, execution: Execution, documents: Documents): Doc {
  const { name = '', message = '', stack = '' } = execution.error ?? {};
  const action = documents.list('/actions/actions').find((one) => one.name === execution.action);
  const bindings = docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  const binding = bindings.find((one) => docOf(one.action).id === action?.id);
  return {
    trigger_id: trigger,
    execution_id: executionId,
    action_id: action?.id ?? '',
    action_name: execution.action,
    version_id: docOf(action?.deployed_version).id ?? '',
    // An Action that its resource names has none (assumed).
    binding_id: binding?.id ?? '',
    error_class: classOf(message),
    action_error: { name, message, code: '', stack },
  };
}

/** Told apart by the runtime's own sentences. */
function classOf(message: string): string {
  if (/took longer than \d+ seconds/.test(message)) return 'action_timeout';
  return /^The Action .+ ended before it was done/.test(message) ? 'platform_error' : 'action_error';
}
