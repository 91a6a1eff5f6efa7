import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { type Sdk, startSdk } from '../support/sdk.ts';
import { changeOf, collections, idOf, SdkCollections, sdkPath } from '../support/sdk-collections.ts';
import { ONLY_ONE, READ_WITH } from '../support/sdk-hints.ts';

let folder: string;
let tenant: RunningTenant;
let sdk: Sdk;
let made: SdkCollections;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'every-collection-'));
  const root = join(__dirname, '../..');
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
  sdk = startSdk(tenant);
  made = new SdkCollections(sdk);
});
afterAll(async () => {
  sdk.close();
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

// Collections without a POST are made by other requests, which the tests of their families drive.
describe('Auth0’s SDK creates, reads, pages, updates and deletes entries of', () => {
  it.each(collections.map((kind) => [kind.path, kind] as const))('%s', async (_, kind) => {
    const path = sdkPath(kind);
    const verbs = new Set(kind.shape.verbs);
    const parents = await made.parents(kind);
    const entry = await made.create(kind, parents, 1);
    const id = idOf(kind, entry);
    if (kind.unique?.some((fields) => fields.every((field) => field in entry))) {
      await expect(made.createAgain(kind, parents)).rejects.toMatchObject({ status: 409 });
    }
    const read = () => sdk.call([...path, READ_WITH[kind.path] ?? 'get'], ...parents, id);
    if (verbs.has('read')) expect(await read()).toMatchObject({ [kind.shape.id]: id });
    if (verbs.has('list')) {
      const second = ONLY_ONE.has(kind.path) ? [] : [idOf(kind, await made.create(kind, parents, 2))];
      const listed = await made.list(kind, parents);
      expect(listed.map((one) => idOf(kind, one))).toEqual(expect.arrayContaining([id, ...second]));
    }
    if (verbs.has('update')) {
      const change = changeOf(kind, entry);
      const answer = await sdk.call([...path, 'update'], ...parents, id, change);
      // Some answer with nothing.
      if (answer !== undefined) expect(answer).toMatchObject(change);
      if (verbs.has('read')) expect(await read()).toMatchObject(change);
    }
    if (verbs.has('remove')) {
      await sdk.call([...path, 'delete'], ...parents, id);
      if (verbs.has('read')) await expect(read()).rejects.toMatchObject({ status: 404 });
    }
  });
});
