import { type Doc, docOf, docsOf } from '../../../core/json.ts';

const FIELDS = [
  'id',
  'user_id',
  'authenticated_at',
  'created_at',
  'updated_at',
  'last_interacted_at',
  'expires_at',
  'idle_expires_at',
  'clients',
  'cookie',
  'device',
];

/** `event.session` of a session that there is already, at an application that may be new to it. */
export function eventSession(session: Doc, client: Doc): Doc {
  const told = FIELDS.flatMap((name) =>
    session[name] === undefined ? [] : [[name, session[name]] as const],
  );
  const metadata = docOf(session.session_metadata);
  return {
    ...Object.fromEntries(told),
    clients: withClient(docsOf(session.clients), client),
    ...(Object.keys(metadata).length > 0 && { metadata }),
  };
}

/** The applications that somebody has signed in to, each once. */
export function withClient(clients: readonly Doc[], { client_id: id = '' }: Doc): readonly Doc[] {
  return clients.some((one) => one.client_id === id) ? clients : [...clients, { client_id: id }];
}
