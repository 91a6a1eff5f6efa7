import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { free, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref, withDefault, writeOnly } from '../traits.ts';

const CLIENTS = '/clients';
/** Bytes; documented. */
const METADATA_LIMIT = 10 * 1024;
const name = text
  .min(1)
  .max(255)
  .regex(/^[^<>]*$/);

/** AI agents that applications act as: the client says of which (documented). */
export const agents = kind({
  name: 'agents',
  path: '/agents',
  shape: collection({
    id: 'agent_id',
    prefix: 'agt_',
    length: 22,
    paging: 'checkpoint',
    list: 'agents',
  }),
  scope: 'agents',
  identity: ['name'],
  unique: [['external_agent_id']],
  missing: { message: 'Agent not found.' },
  conflict: { message: 'An agent with the same external_agent_id already exists.' },
  fields: object(
    { name },
    {
      agent_id: readOnly(text),
      client_id: immutable(writeOnly(ref(text, 'clients'))),
      external_agent_id: immutable(text.min(1)),
      metadata: withDefault(free, {}),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: settings({ name, metadata: free.nullable() }),
  save: savedAgent,
  removed: leaveClients,
});

function savedAgent(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { client_id, metadata, ...rest } = next;
  const agent = { ...rest, metadata: metadata ?? {} };
  if (JSON.stringify(agent.metadata).length > METADATA_LIMIT) {
    throw new ApiError(400, 'The metadata of an agent has at most 10 KB.', 'invalid_body');
  }
  if (client_id !== undefined) {
    const client = context.documents.get(CLIENTS, String(client_id));
    if (!client) throw new ApiError(400, 'The client does not exist.', 'invalid_body');
    context.documents.put(CLIENTS, String(client_id), { ...client, agent_id: String(next.agent_id) });
  }
  return dated(agent, before, context);
}

/** No client acts as an agent that is gone (assumed). */
function leaveClients({ agent_id }: Doc, { documents }: HookContext): void {
  for (const [id, { agent_id: own, ...client }] of documents.entries(CLIENTS)) {
    if (own !== undefined && own === agent_id) documents.put(CLIENTS, id, client);
  }
}
