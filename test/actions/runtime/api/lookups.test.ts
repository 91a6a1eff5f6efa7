import type { Doc } from '../../../../src/core/json.ts';
import { runCode, seenOf } from './handlers.ts';

const roles: Doc[] = Array.from({ length: 120 }, (_, index) => ({
  id: `rol_${index}`,
  name: `Role ${index}`,
  description: 'Of the workshop',
}));
const groups: Doc[] = [
  { id: 'grp_1', name: 'Leeds' },
  { id: 'grp_2', name: 'Hull' },
];
const lookups = { roles, groups };

async function answered(code: string): Promise<unknown> {
  const body = `return (async () => api.idToken.setCustomClaim('answer', await (async () => { ${code} })()))();`;
  const outcome = await runCode('post-login', body, { lookups });
  return outcome.failed?.message ?? seenOf(outcome).idTokenClaims['answer'];
}

test('roles come in pages, each with what the next is asked for with', async () => {
  const pages = await answered(`
    const pages = [];
    let from;
    do {
      const { roles, next } = await api.roles.getUserEffectiveRoles({ take: 50, ...(from && { from }) });
      pages.push(roles.length);
      from = next;
    } while (from);
    return pages;`);
  expect(pages).toEqual([50, 50, 20]);
});

test('a page has 50 where nothing is said, and what a role is', async () => {
  const { roles: page, next } = (await answered('return api.roles.getUserEffectiveRoles();')) as {
    roles: Doc[];
    next: string;
  };
  expect([page.length, page[0], next]).toEqual([50, roles[0], 'rol_49']);
});

test.each([
  ["api.roles.getUserEffectiveRolesByIds(['rol_7', 'rol_999'])", { roles: [roles[7]] }],
  ["api.roles.getUserEffectiveRolesByNames(['Role 8', 'Owner'])", { roles: [roles[8]] }],
  ['api.groups.getUserGroups({ take: 1 })', { groups: [groups[0]], next: 'grp_1' }],
  ["api.groups.getUserGroups({ take: 1, from: 'grp_1' })", { groups: [groups[1]] }],
  [
    "api.groups.hasGroupMembership(['Hull', 'grp_1', 'York'])",
    { memberships: { Hull: groups[1], grp_1: groups[0] } },
  ],
  [
    "api.groups.getUserGroups({ from: 'grp_9' }).catch((error) => error.message)",
    'There is no page after `grp_9`.',
  ],
])('%s', async (code, expected) => {
  expect(await answered(`return ${code};`)).toEqual(expected);
});
