import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '../../src/testing/tenant/open-project.ts';
import { type CopiedProject, copiedProject } from '../support/copied-project.ts';

const copies: CopiedProject[] = [];

afterAll(() => {
  for (const copy of copies) copy.remove();
});

function copied(): CopiedProject {
  const copy = copiedProject({ fresh: true });
  copies.push(copy);
  return copy;
}

/** Keys cannot be seeded: they are made once for a folder, and other documents hold their certificates. */
function shareKeys(from: CopiedProject, to: CopiedProject): void {
  const keys = '.understudy/testing/keys.json';
  mkdirSync(join(to.root, '.understudy/testing'), { recursive: true });
  cpSync(join(from.root, keys), join(to.root, keys));
}

it('imports a project into the same documents, id by id, wherever it is', async () => {
  const [here, there] = [copied(), copied()];
  const first = await openProject({ root: here.root });
  shareKeys(here, there);
  const second = await openProject({ root: there.root });
  expect(second.documents).toEqual(first.documents);
  expect(JSON.stringify(second.documents)).toBe(JSON.stringify(first.documents));
}, 120_000);
