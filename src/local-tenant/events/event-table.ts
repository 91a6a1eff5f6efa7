import type { Doc } from '../../core/json.ts';

/** What becomes an event when a document is made, changed or removed. */
interface EventRow {
  readonly made?: string;
  readonly changed?: string;
  readonly gone?: string;
  /** What the event tells; `ids` are those in the path, in order. */
  object(doc: Doc, ids: readonly string[]): Doc;
}

const itself = (doc: Doc) => doc;
const id = (value: string | undefined) => ({ id: value ?? '' });

/** By the path of the documents, with `*` for ids. The types are documented; what the members tell is assumed. */
const TABLE: Readonly<Record<string, EventRow>> = {
  users: { made: 'user.created', changed: 'user.updated', gone: 'user.deleted', object: itself },
  connections: {
    made: 'connection.created',
    changed: 'connection.updated',
    gone: 'connection.deleted',
    // A connection's options hold secrets.
    object: ({ options: _, ...connection }) => connection,
  },
  organizations: {
    made: 'organization.created',
    changed: 'organization.updated',
    gone: 'organization.deleted',
    object: itself,
  },
  'organizations/*/members': {
    made: 'organization.member.added',
    gone: 'organization.member.deleted',
    object: ({ user_id = '' }, [organization]) => ({ organization: id(organization), user: { user_id } }),
  },
  'organizations/*/members/*/roles': {
    made: 'organization.member.role.assigned',
    gone: 'organization.member.role.deleted',
    object: (role, [organization, user_id = '']) => ({
      organization: id(organization),
      user: { user_id },
      role: { id: role.id ?? '' },
    }),
  },
  'organizations/*/connections': {
    made: 'organization.connection.added',
    changed: 'organization.connection.updated',
    gone: 'organization.connection.removed',
    object: (connection, [organization]) => ({ organization: id(organization), connection }),
  },
  'organizations/*/groups/*/roles': {
    made: 'organization.group.role.assigned',
    gone: 'organization.group.role.deleted',
    object: (role, [organization, group]) => ({
      organization: id(organization),
      group: id(group),
      role: { id: role.id ?? '' },
    }),
  },
  groups: { made: 'group.created', changed: 'group.updated', gone: 'group.deleted', object: itself },
  'groups/*/members': {
    made: 'group.member.added',
    gone: 'group.member.deleted',
    object: (member, [group]) => ({ group: id(group), member }),
  },
  'groups/*/roles': {
    made: 'group.role.assigned',
    gone: 'group.role.deleted',
    object: (role, [group]) => ({ group: id(group), role: { id: role.id ?? '' } }),
  },
};

interface Happened {
  readonly path: string;
  readonly before: Doc | undefined;
  readonly doc: Doc | undefined;
}

/** The type of the event that a change of a document is, and what the event tells; undefined where it is none. */
export function eventOf({ path, before, doc }: Happened): { type: string; object: Doc } | undefined {
  const [, ...parts] = path.split('/');
  const row = TABLE[parts.map((part, i) => (i % 2 === 0 ? part : '*')).join('/')];
  const type = before ? (doc ? row?.changed : row?.gone) : row?.made;
  const told = doc ?? before;
  if (!row || type === undefined || !told) return undefined;
  if (before && doc && JSON.stringify(before) === JSON.stringify(doc)) return undefined;
  return {
    type,
    object: row.object(
      told,
      parts.filter((_, i) => i % 2 === 1),
    ),
  };
}
