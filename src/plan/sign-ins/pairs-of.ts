import type { Persona } from '../../config/project.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, textsOf } from '../../core/json.ts';

const BROWSER_GRANTS = ['authorization_code', 'implicit'];

/** One sign-in that can be rehearsed. */
export interface Pair {
  readonly persona: Persona;
  readonly client: Doc;
}

/** Whom an application signs in: people of its connections, and members of organizations where it knows these. */
export function pairsOf(documents: Documents, personas: readonly Persona[]): Pair[] {
  const connections = documents.list('/connections');
  const clients = documents
    .list('/clients')
    .filter(
      ({ global, grant_types: grants }) =>
        global !== true && textsOf(grants).some((one) => BROWSER_GRANTS.includes(one)),
    );
  return personas.flatMap((persona) => {
    const connection = connections.find(({ name }) => name === persona.connection);
    const enabled = textsOf(connection?.enabled_clients);
    return clients
      .filter((client) => enabled.includes(String(client.client_id)) || entersByOrganization(persona, client))
      .map((client) => ({ persona, client }));
  });
}

/** Whether the persona comes as a member of an organization. */
export function entersByOrganization(
  { organizations }: Persona,
  { organization_usage: usage }: Doc,
): boolean {
  return organizations.length > 0 && (usage === 'require' || usage === 'allow');
}
