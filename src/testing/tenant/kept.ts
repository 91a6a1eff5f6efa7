import { join } from 'node:path';
import { testingFolder } from '../../config/folders.ts';
import { type Doc, docOf } from '../../core/json.ts';
import type { StoredDocuments } from '../../local-tenant/store/memory-state.ts';
import { isDebugged } from '../jest/from-source.ts';
import { withMapInside } from '../jest/transformed.ts';
import { type ActionCodes, type ActionMaps, unchanged } from './action-codes.ts';
import { readJson, type Snapshot } from './snapshot.ts';

/** A project as a tenant that tests sign in to. */
export interface ProjectTenant extends Omit<Snapshot, 'files'> {
  readonly root: string;
  /** From the code of the Actions back to their files. */
  readonly maps: ActionMaps;
}

/** Which project, in which environment, and what marks the state of its files. */
export interface ProjectState {
  readonly root: string;
  readonly environment: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** See `fingerprint`. */
  readonly mark: string;
}

/** What was imported and bundled before, where it still holds. */
export function keptProject(project: ProjectState): ProjectTenant | undefined {
  const { root } = project;
  const codes = readJson<ActionCodes>(codesFile(project));
  if (!codes || !unchanged(root, codes.files)) return undefined;
  const snapshot = keptSnapshot(project);
  if (!snapshot) return undefined;
  const { domain, personas, documents } = snapshot;
  return { root, domain, personas, maps: codes.maps, documents: withCodes(documents, codes) };
}

/** What was imported before, where it still holds. */
export function keptSnapshot(project: ProjectState): Snapshot | undefined {
  const snapshot = readJson<Snapshot>(snapshotFile(project));
  return snapshot && unchanged(project.root, snapshot.files) ? snapshot : undefined;
}

export function snapshotFile({ root, mark }: ProjectState): string {
  return join(testingFolder(root), 'snapshots', `${mark}.json`);
}

export function codesFile({ root, mark }: ProjectState): string {
  return join(testingFolder(root), 'codes', `${mark}.json`);
}

/** The Actions with their code as it is now, as if it had been deployed. */
function withCodes(documents: StoredDocuments, codes: ActionCodes): StoredDocuments {
  return documents.map(([path, entries]) =>
    path === '/actions/actions'
      ? [path, entries.map(([id, action]) => [id, withCode(action, codes)])]
      : [path, entries],
  );
}

function withCode(action: Doc, { codes, maps }: ActionCodes): Doc {
  const name = String(action.name);
  const plain = codes[name];
  if (plain === undefined || action.deployed_version === undefined) return action;
  const map = maps[name];
  // A debugger finds the TypeScript lines by a map in the code.
  const code = map !== undefined && isDebugged() ? withMapInside({ code: plain, map }).code : plain;
  return { ...action, code, deployed_version: { ...docOf(action.deployed_version), code } };
}
