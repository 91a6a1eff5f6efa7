import { type Doc, textOf } from '../../core/json.ts';
import type { Finding } from '../risk.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Radius } from './radius.ts';

/** What the log, and the list of users, are asked about. */
export interface Question {
  readonly of: Radius['of'];
  /** `client_id`, or the name of a connection. */
  readonly id: string;
}

const OF: Readonly<Record<string, (doc: Doc) => Question | undefined>> = {
  clients: ({ client_id }) => question('application', textOf(client_id)),
  clientGrants: ({ client_id }) => question('application', textOf(client_id)),
  connections: ({ name }) => question('connection', textOf(name)),
};

/** What is to be asked about a finding; undefined where it is of nothing that is in use already. */
export function questionOf({ kind, place }: Finding, before: Snapshot): Question | undefined {
  const doc = place.before === undefined ? undefined : before[place.path]?.[place.before];
  return doc && OF[kind]?.(doc);
}

function question(of: Radius['of'], id: string | undefined): Question | undefined {
  return id === undefined ? undefined : { of, id };
}
