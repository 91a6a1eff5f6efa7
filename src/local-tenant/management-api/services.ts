import { isTriggerId } from '../../actions/runtime/triggers/index.ts';
import type { Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { HookContext, Services } from '../../resources/hook-context.ts';
import { verifyToken } from '../authentication-api/tokens/verify-token.ts';
import { runnable } from '../authentication-api/triggers/bound-actions.ts';
import type { TenantContext } from '../context.ts';
import { makeKey } from '../keys/make-key.ts';
import { fetchDocument } from './fetch-document.ts';
import { runForHook } from './triggers/run-for-hook.ts';

/** What the verbs of a row, and the tasks that come after a request, may wait for on this tenant. */
export function services(tenant: TenantContext, context: HookContext): Services {
  const { runner, clock, state } = tenant;
  return {
    runTrigger: (trigger, facts, actionId) => runForHook(tenant, context, { trigger, facts, actionId }),
    write: (change) => state.write(change),
    pause: (milliseconds) => tenant.background.pause(milliseconds),
    makeCertificate: (commonName, algorithm) => makeKey(commonName, clock, algorithm),
    fetchDocument,
    async openToken(token) {
      const verified = await verifyToken(tenant, token);
      return 'wrong' in verified ? null : (verified.payload as Json);
    },
    async runAction(trigger, draft, event) {
      const action = runnable(draft, draft, state.documents);
      if (!action || !isTriggerId(trigger)) {
        throw new ApiError(400, `Actions of the trigger ${trigger} cannot be run here.`);
      }
      const outcome = await runner.run({ trigger, actions: [action], event });
      return outcome as unknown as Json;
    },
  };
}
