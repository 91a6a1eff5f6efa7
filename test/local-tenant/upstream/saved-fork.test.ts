import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../../../src/core/problem.ts';
import { forkFrom } from '../../../src/local-tenant/upstream/open-saved-fork.ts';
import { saveFork } from '../../../src/local-tenant/upstream/save-fork.ts';
import { openFork, upstreamOf } from '../../support/fork.ts';
import { type OpenTenant, openTenant, rows } from '../../support/open-tenant.ts';

let folder: string;
let file: string;
let fernhill: OpenTenant;
let secret: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saved-fork-'));
  file = join(folder, 'forks/fernhill.json');
  fernhill = await openTenant();
  await fernhill.api('POST', '/roles', { name: 'Customer' });
  await fernhill.api('POST', '/roles', { name: 'Mechanic' });
  const { body } = await fernhill.api('POST', '/clients', { name: 'Fernhill Bookings' });
  secret = String(body['client_secret']);
  const refused = { status: 403, body: { statusCode: 403, message: 'Not in your plan.' } };
  const upstream = upstreamOf(fernhill, (path) => (path.startsWith('/agents') ? refused : undefined));
  const { api, fork } = await openFork(upstream);
  for (const path of ['/clients', '/agents', '/emails/provider', '/users-by-email?email=nora@example.com']) {
    await api('GET', path);
  }
  await api('GET', `/roles/${await roleNamed('Customer')}`);
  await api('POST', '/clients', { name: 'Written in the fork' });
  saveFork(fork, file);
});
afterAll(async () => {
  await fernhill.tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

async function roleNamed(name: string): Promise<string> {
  const roles = rows(await fernhill.api('GET', '/roles'));
  return String(roles.find((role) => role.name === name)?.id);
}

const open = () => openFork(forkFrom(file));

describe('a saved fork', () => {
  it('has what was read, as it was read, and no secret', () => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('Fernhill Bookings');
    expect(text).not.toContain('Written in the fork');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(fernhill.tenant.deployClient.clientSecret);
    expect(JSON.parse(text)).toMatchObject({ formatVersion: 1, domain: 'localhost:4400' });
  });

  it('is written whole, and for its owner', () => {
    expect(readdirSync(join(folder, 'forks'))).toEqual(['fernhill.json']);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('answers as its upstream did, with secrets masked', async () => {
    const { api } = await open();
    const names = async (from: OpenTenant['api']) =>
      rows(await from('GET', '/clients?fields=client_id,name'));
    expect(await names(api)).toEqual(await names(fernhill.api));
    const role = `/roles/${await roleNamed('Customer')}`;
    expect(await api('GET', role)).toEqual(await fernhill.api('GET', role));
    expect(await api('GET', '/emails/provider')).toEqual(await fernhill.api('GET', '/emails/provider'));
    expect((await api('GET', '/users-by-email?email=nora@example.com')).body).toEqual([]);
    const [, , client] = rows(await api('GET', '/clients'));
    expect(client?.client_secret).toBe('«secret»');
  });

  it('refuses what its upstream refused', async () => {
    const { api } = await open();
    expect(await api('GET', '/agents')).toMatchObject({
      status: 403,
      body: { message: 'Not in your plan.' },
    });
  });

  it('names what it lacks: fork-lacks', async () => {
    const lacking = [
      ['/roles', '/roles'],
      [`/roles/${await roleNamed('Mechanic')}`, `/roles/${await roleNamed('Mechanic')}`],
      ['/portals?take=1', '/portals'],
    ] as const;
    for (const [path, named] of lacking) {
      const { api } = await open();
      const { status, body } = await api('GET', path);
      expect({ status, code: body['errorCode'] }).toEqual({ status: 424, code: 'fork-lacks' });
      expect(body['message']).toContain(`${file} does not have ${named}:`);
    }
  });

  it('can be written to, and saved again as it was', async () => {
    const { api, fork } = await open();
    expect((await api('POST', '/clients', { name: 'Fernhill Stocktake' })).status).toBe(201);
    const again = join(folder, 'again.json');
    saveFork(fork, again);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });
});

describe('a file that is no saved fork', () => {
  it.each([
    ['is not there', undefined, 'there is no such file'],
    ['is no JSON', 'clients:', 'it is not JSON'],
    ['is of another version', '{ "formatVersion": 2 }', 'it is not of format 1'],
    [
      'has something else',
      '{ "formatVersion": 1, "domain": "localhost", "clientId": "a", "paths": [], "searches": [], "refusals": {} }',
      'something else than expected at paths',
    ],
  ])('and %s is refused: fork-unreadable', (_, text, reason) => {
    const other = join(folder, 'other.json');
    if (text === undefined) expect(existsSync(other)).toBe(false);
    else writeFileSync(other, text);
    const opened = () => forkFrom(other);
    expect(opened).toThrow(ProblemError);
    expect(opened).toThrow(reason);
  });
});
