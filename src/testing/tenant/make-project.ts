import { dirname } from 'node:path';
import { testingFolder } from '../../config/folders.ts';
import { actionCodes } from './action-codes.ts';
import { importProject } from './import-project.ts';
import {
  codesFile,
  keptProject,
  keptSnapshot,
  type ProjectState,
  type ProjectTenant,
  snapshotFile,
} from './kept.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readChecked } from './read-checked.ts';
import { keepLatest, writeJson } from './snapshot.ts';

// A bundle of its own (open-project.ts): reading a project takes the whole table of kinds, an import also the server.

/** Imports a project, or bundles its Actions anew, whichever it needs; where another process does that, waits for it. */
export function makeProject(project: ProjectState): Promise<ProjectTenant> {
  const folder = testingFolder(project.root);
  return oneAtATime(folder, async () => keptProject(project) ?? (await made(project, folder)));
}

async function made(state: ProjectState, folder: string): Promise<ProjectTenant> {
  const { project, bundles } = await readChecked(state.root, state.environment, state.env);
  if (!keptSnapshot(state)) keep(snapshotFile(state), await importProject(project, bundles, folder));
  keep(codesFile(state), actionCodes(state.root, bundles));
  const kept = keptProject(state);
  if (!kept) throw new Error('the project changed while it was read; run the tests again');
  return kept;
}

function keep(file: string, content: object): void {
  writeJson(file, content);
  keepLatest(dirname(file));
}
