import { type Doc, isDoc } from '../../../core/json.ts';
import { type Argument, number, object, optional, text } from './arguments.ts';
import type { Method } from './method.ts';

/** Auth0's documentation of `api.roles`: at most 100 a page; fewer where nothing is said is assumed to be 50. */
const MOST_A_PAGE = 100;
const PAGE = 50;

const params = optional(object('params', [optional(take()), optional(text('from'))]));

function take(): Argument {
  const positive = number('take');
  return {
    ...positive,
    right: [1, MOST_A_PAGE],
    wrong: [...positive.wrong, 0, 1.5, MOST_A_PAGE + 1],
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_A_PAGE
        ? undefined
        : `must be a whole number from 1 to ${MOST_A_PAGE}`,
  };
}

const textsUpTo = (name: string, most: number): Argument => ({
  name,
  right: [['Mechanic'], [], Array.from({ length: most }, (_, index) => `Mechanic ${index}`)],
  wrong: [
    undefined,
    'Mechanic',
    ['Mechanic', 3],
    Array.from({ length: most + 1 }, (_, index) => `Mechanic ${index}`),
  ],
  problem(value) {
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
      return 'must be an array of strings';
    return value.length > most ? `must have at most ${most} items` : undefined;
  },
});

/** One page and, where there is another, the `next` that it is asked for with: the id of the last item (assumed: any text). */
function pageOf(items: readonly Doc[], given: unknown): { items: readonly Doc[]; next?: string } {
  const { take: size = PAGE, from } = isDoc(given) ? given : {};
  const start = from === undefined ? 0 : items.findIndex((one) => one['id'] === from) + 1;
  const page = items.slice(start, start + Number(size));
  const last = page.at(-1)?.['id'];
  return { items: page, ...(start + page.length < items.length && { next: String(last) }) };
}

const having = (items: readonly Doc[], field: string, values: unknown) =>
  items.filter((one) => Array.isArray(values) && values.includes(one[field]));

const getUserEffectiveRoles: Method = {
  takes: [params],
  does: 'Answers a page of the roles that the user has, directly or by a group: `{ roles, next }`.',
  async run([given], { lookups }) {
    const { items, ...rest } = pageOf(lookups.roles, given);
    return { roles: items, ...rest };
  },
};

const rolesBy = (name: string, field: string, most: number): Method => ({
  takes: [textsUpTo(name, most)],
  does: `Answers those of the user's roles that have one of these ${name}: \`{ roles }\`.`,
  run: async ([values], { lookups }) => ({ roles: having(lookups.roles, field, values) }),
});

const getUserGroups: Method = {
  takes: [params],
  does: 'Answers a page of the groups that the user is in: `{ groups, next }`.',
  async run([given], { lookups }) {
    const { items, ...rest } = pageOf(lookups.groups, given);
    return { groups: items, ...rest };
  },
};

const hasGroupMembership: Method = {
  takes: [textsUpTo('groups', MOST_A_PAGE)],
  does: 'Answers whether the user is in one of these groups, by id or name, and in which.',
  async run([values], { lookups }) {
    const groups = lookups.groups.filter(
      (one) => having([one], 'id', values).length > 0 || having([one], 'name', values).length > 0,
    );
    return { hasMembership: groups.length > 0, groups };
  },
};

export const lookupMethods = {
  'groups.getUserGroups': getUserGroups,
  'groups.hasGroupMembership': hasGroupMembership,
  'roles.getUserEffectiveRoles': getUserEffectiveRoles,
  'roles.getUserEffectiveRolesByIds': rolesBy('ids', 'id', 100),
  'roles.getUserEffectiveRolesByNames': rolesBy('names', 'name', 50),
} as const;
