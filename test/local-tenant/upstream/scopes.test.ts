import { ProblemError } from '../../../src/core/problem.ts';
import { Fork } from '../../../src/local-tenant/upstream/fork.ts';
import { neededScopes, requireScopes } from '../../../src/local-tenant/upstream/needed-scopes.ts';
import { managementScopes } from '../../../src/resources/applications/management-scopes.ts';
import { kinds } from '../../../src/resources/table.ts';
import { upstreamOf } from '../../support/fork.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

const needed = neededScopes(kinds);
const offered = managementScopes.map(({ value }) => String(value));

let fernhill: OpenTenant;
let fork: Fork;

beforeAll(async () => {
  fernhill = await openTenant();
});
afterAll(() => fernhill.tenant.close());
beforeEach(() => {
  fork = new Fork(upstreamOf(fernhill), kinds);
});

async function refusalOf(granted: readonly string[]): Promise<string | undefined> {
  const error = await requireScopes(fork, new Set(granted)).catch((thrown: unknown) => thrown);
  if (error === undefined) return undefined;
  expect(error).toBeInstanceOf(ProblemError);
  expect((error as ProblemError).problems[0]?.code).toBe('upstream-scopes-missing');
  return (error as ProblemError).problems[0]?.message;
}

describe('the scopes that a fork needs', () => {
  it('only read, and are all of the Management API', () => {
    expect(needed.filter((scope) => !scope.startsWith('read:'))).toEqual([]);
    expect(needed.filter((scope) => !offered.includes(scope))).toEqual([]);
  });

  it('are those without which Auth0 leaves fields out, and no people', () => {
    expect(needed).toEqual(
      expect.arrayContaining([
        'read:clients',
        'read:client_keys',
        'read:connections_options',
        'read:branding',
      ]),
    );
    for (const scope of ['read:users', 'read:logs', 'read:sessions', 'read:organization_members']) {
      expect(needed).not.toContain(scope);
    }
  });

  it('are enough', async () => {
    expect(await refusalOf(needed)).toBeUndefined();
    expect(fork.upstream.requests).toBe(0);
  });

  it('are named where they are missing', async () => {
    const lacking = ['read:client_keys', 'read:roles'];
    expect(await refusalOf(needed.filter((scope) => !lacking.includes(scope)))).toContain(lacking.join(', '));
    expect(fork.upstream.requests).toBe(1);
  });

  it('are named without a look where not even that is allowed', async () => {
    expect(await refusalOf(['read:clients'])).toContain('read:actions');
    expect(fork.upstream.requests).toBe(0);
  });

  it('are not asked of a tenant that does not have them', async () => {
    const { state } = fernhill.tenant.context;
    const [management] = state.documents.list('/resource-servers');
    const scopes = managementScopes.filter(({ value }) => value !== 'read:experimentation');
    state.write((documents) =>
      documents.put('/resource-servers', String(management?.['id']), { ...management, scopes }),
    );
    expect(await refusalOf(needed.filter((scope) => scope !== 'read:experimentation'))).toBeUndefined();
  });
});
