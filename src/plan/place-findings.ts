import type { ActionEntry, Project } from '../config/project.ts';
import { docOf, isDoc, itemsOf, type Json } from '../core/json.ts';
import type { Position } from '../core/position.ts';
import { assetKeys } from './asset-keys.ts';
import type { PlacedFinding } from './plan.ts';
import type { Finding } from './risk.ts';

type Source = Pick<Project, 'tenant' | 'positions' | 'actions'>;
type Path = readonly (string | number)[];

/** The findings with the line of tenant/ or actions/ that causes them; what is deleted stands on no line. */
export function placeFindings(project: Source, findings: readonly Finding[]): PlacedFinding[] {
  return findings.map((finding) => {
    const at = positionOf(project, finding);
    return at ? { ...finding, at } : finding;
  });
}

function positionOf(project: Source, finding: Finding): Position | undefined {
  if (finding.kind === 'actions') return actionPosition(project.actions, finding);
  const entry = entryPath(project.tenant, finding);
  return entry && deepest(project, entry, finding);
}

/** The code of an Action is its file; everything else about it stands in its entry. */
function actionPosition(actions: readonly ActionEntry[], { name, field }: Finding): Position | undefined {
  const action = actions.find((one) => one.name === name);
  return action && (field === 'code' ? { file: action.source, line: 1, col: 1 } : action.at);
}

/** Where the resource stands in the data of tenant/. */
function entryPath(tenant: Source['tenant'], { kind, name }: Finding): Path | undefined {
  const [, ...parts] = kind.split('.');
  for (const key of assetKeys(kind)) {
    const found = pathIn(tenant[key], name, parts);
    if (found) return [key, ...found];
  }
  return undefined;
}

function pathIn(data: Json | undefined, name: string, parts: Path): Path | undefined {
  if (Array.isArray(data)) {
    const index = data.findIndex((entry) => namesOf(entry).includes(name));
    return index < 0 ? undefined : [index];
  }
  if (!isDoc(data)) return undefined;
  if (name in data) return [name];
  const [part] = parts;
  return part !== undefined && part in data ? [part] : [];
}

/** What an entry of a list may be called: the same fields that name its document. */
function namesOf(entry: Json): string[] {
  const { name, identifier, domain, template, client_id, audience, priority } = docOf(entry);
  const grant = [client_id, audience].filter((part) => part !== undefined).map(String);
  return [name, identifier, domain, template, priority, ...(grant.length === 2 ? [grant.join(' ')] : [])]
    .filter((one) => one !== undefined)
    .map(String);
}

/** The place of the value, else of its field, else of the entry. */
function deepest(
  { positions, tenant }: Source,
  entry: Path,
  { field, value }: Finding,
): Position | undefined {
  const inField = [...entry, ...(field?.split('.') ?? [])];
  const index = itemsOf(inField.reduce<Json | undefined>(step, tenant)).indexOf(value ?? null);
  const tries = [
    ...(index < 0 ? [] : [[...inField, index]]),
    inField,
    [...entry, field?.split('.')[0] ?? ''],
    entry,
  ];
  return tries.map((path) => positions(path)).find((at) => at !== undefined);
}

function step(data: Json | undefined, key: string | number): Json | undefined {
  return Array.isArray(data) ? data[Number(key)] : docOf(data)[String(key)];
}
