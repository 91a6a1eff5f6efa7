import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../src/plan/change.ts';
import { neverNamed } from '../../src/plan/rehearsal/never-named.ts';

let root: string;
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, stdio: 'pipe' });

function commit(roles: string): void {
  writeFileSync(join(root, 'tenant/roles.yaml'), roles);
  git(root, 'add', '.');
  const who = ['-c', 'user.name=Wanda', '-c', 'user.email=wanda@fernhill.example'];
  git(root, ...who, 'commit', '-qm', 'Roles');
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'never-named-'));
  mkdirSync(join(root, 'tenant'));
  git(root, 'init', '-q');
  commit('roles:\n  - name: Mechanic\n  - name: Cashier\n');
  commit('roles:\n  - name: Mechanic\n');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const deleted = (name: string, kind = 'roles'): Change => ({
  kind,
  name,
  action: 'delete',
  fields: [],
  place: { path: '/roles', before: 'rol_1' },
});

test('what tenant/ had in some commit is known, also where it is gone since', () => {
  const changes = [deleted('Cashier'), deleted('Mechanic'), deleted('Weekend Mechanic')];
  expect(neverNamed(root, changes)).toEqual(['Weekend Mechanic']);
});

test('what has no name that could be looked for is left out', () => {
  const grant = deleted('Fernhill Bookings https://api.fernhill.example/', 'clientGrants');
  expect(neverNamed(root, [grant, deleted("Nora's Mechanic")])).toEqual([]);
});

test('nothing is known outside of a repository, and in one without its history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'never-named-'));
  expect(neverNamed(folder, [deleted('Weekend Mechanic')])).toEqual([]);
  git(folder, 'clone', '-q', '--depth', '1', `file://${root}`, 'shallow');
  expect(neverNamed(join(folder, 'shallow'), [deleted('Cashier')])).toEqual([]);
  rmSync(folder, { recursive: true });
});
