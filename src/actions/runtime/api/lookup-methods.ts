import { type Doc, isDoc } from '../../../core/json.ts';
import { object, optional, text, texts, wholeNumber } from './arguments.ts';
import type { Method } from './method.ts';

/** Auth0's documentation of `api.roles`: at most 100 a page; that it is 50 where nothing is said is assumed. */
const MOST_A_PAGE = 100;
const PAGE = 50;

const params = optional(
  object('params', [optional(wholeNumber('take', MOST_A_PAGE)), optional(text('from'))]),
);

interface Page {
  readonly items: readonly Doc[];
  /** What the next page is asked for with, where there is one: the id of the last item (assumed: any text). */
  readonly next?: string;
}

function pageOf(items: readonly Doc[], given: unknown): Page {
  const { take = PAGE, from } = isDoc(given) ? given : {};
  const before = items.findIndex(({ id }) => id === from);
  if (from !== undefined && before < 0) throw new Error(`There is no page after \`${String(from)}\`.`);
  const page = items.slice(before + 1, before + 1 + Number(take));
  const last = page.at(-1)?.['id'];
  return { items: page, ...(last !== items.at(-1)?.['id'] && { next: String(last) }) };
}

const isAmong = (values: unknown, value: unknown): boolean => Array.isArray(values) && values.includes(value);

const getUserEffectiveRoles: Method = {
  takes: [params],
  does: 'Answers a page of the roles that the user has, directly or by a group: `{ roles, next }`.',
  async run([given], { lookups }) {
    const { items, ...rest } = pageOf(lookups.roles, given);
    return { roles: items, ...rest };
  },
};

const rolesBy = (name: string, field: string, most: number): Method => ({
  takes: [texts(name, most)],
  does: `Answers those of the user's roles that have one of these ${name}: \`{ roles }\`.`,
  run: async ([values], { lookups }) => ({
    roles: lookups.roles.filter((role) => isAmong(values, role[field])),
  }),
});

const getUserGroups: Method = {
  takes: [params],
  does: 'Answers a page of the groups that the user is in: `{ groups, next }`.',
  async run([given], { lookups }) {
    const { items, ...rest } = pageOf(lookups.groups, given);
    return { groups: items, ...rest };
  },
};

/** That it answers `memberships` by what was asked for: Auth0's Actions runtime; what stands in them is assumed. */
const hasGroupMembership: Method = {
  takes: [texts('groups')],
  does: 'Answers which of these groups, by id or name, the user is in: `{ memberships }`, by what was asked for.',
  async run([values], { lookups }) {
    const asked = Array.isArray(values) ? values.map(String) : [];
    const found = asked.flatMap((name) => {
      const group = lookups.groups.find((one) => one['id'] === name || one['name'] === name);
      return group ? [[name, group] as const] : [];
    });
    return { memberships: Object.fromEntries(found) };
  },
};

export const lookupMethods = {
  'groups.getUserGroups': getUserGroups,
  'groups.hasGroupMembership': hasGroupMembership,
  'roles.getUserEffectiveRoles': getUserEffectiveRoles,
  'roles.getUserEffectiveRolesByIds': rolesBy('ids', 'id', 100),
  'roles.getUserEffectiveRolesByNames': rolesBy('names', 'name', 50),
} as const;
