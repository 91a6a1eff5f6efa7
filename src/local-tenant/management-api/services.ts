import type { TriggerId } from '../../actions/runtime/triggers/index.ts';
import type { Json } from '../../core/json.ts';
import type { Services } from '../../resources/kind.ts';
import { docsOf, textOf } from '../authentication-api/fields.ts';
import { verifyToken } from '../authentication-api/tokens/verify-token.ts';
import type { TenantContext } from '../context.ts';
import { makeKey } from '../keys/make-key.ts';
import { fetchDocument } from './fetch-document.ts';

/** What the verbs of a row may wait for, on this tenant. */
export function services(tenant: TenantContext): Services {
  const { runner, clock } = tenant;
  return {
    makeCertificate: (commonName, algorithm) => makeKey(commonName, clock, algorithm),
    fetchDocument,
    async openToken(token) {
      const verified = await verifyToken(tenant, token);
      return 'wrong' in verified ? null : (verified.payload as Json);
    },
    async runAction(trigger, { id, name, code, secrets }, event) {
      const action = {
        id: String(id),
        name: String(name),
        code: textOf(code) ?? '',
        secrets: Object.fromEntries(
          docsOf(secrets).map((secret) => [String(secret.name), textOf(secret.value) ?? '']),
        ),
      };
      const outcome = await runner.run({ trigger: trigger as TriggerId, actions: [action], event });
      return outcome as unknown as Json;
    },
  };
}
