import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import { resolveFile } from '../files.ts';
import type { ActionEntry } from '../project.ts';
import { positionOf } from '../source.ts';
import { child, itemsOf, type Tree, textOf } from '../tree.ts';
import type { ActionContext } from './read-actions.ts';
import { RETIRED_RUNTIMES, RUNTIMES, TRIGGERS, versionsOf } from './triggers.ts';

/** Auth0's limits on one Action. */
const MOST_DEPENDENCIES = 10;
const MOST_SECRETS = 30;
const MOST_MODULES = 3;

/** One entry of `actions`; its types have been checked, so what has a wrong one is passed over here. */
export async function readAction(
  item: Tree,
  exported: boolean,
  context: ActionContext,
): Promise<ActionEntry | undefined> {
  const place = child(item, exported ? 'code' : 'source');
  const written = textOf(place);
  const name = textOf(child(item, 'name'));
  const [trigger, triggerVersion] = triggerOf(item, exported, context);
  const runtime = runtimeOf(child(item, 'runtime'), context);
  const secrets = secretsOf(child(item, 'secrets'), context);
  const dependencies = dependenciesOf(child(item, 'dependencies'), exported, context);
  const modules = modulesOf(child(item, 'modules'), context);
  const source =
    place && written !== undefined && (await resolveFile(exported ? 'tenant' : '', written, place, context));
  if (!place || !source || name === undefined || trigger === undefined) return undefined;
  return {
    name,
    source: source.file,
    trigger,
    triggerVersion,
    runtime,
    secrets,
    dependencies,
    ...(modules.length > 0 && { modules }),
    deployed: leafOf(child(item, 'deployed')) !== false,
    asIs: exported,
    at: positionOf(item.at),
    sourceAt: positionOf(place.at),
  };
}

function triggerOf(item: Tree, exported: boolean, { report }: ActionContext): [string | undefined, string] {
  const native = itemsOf(child(item, 'supported_triggers'))[0];
  const place = exported ? child(native, 'id') : child(item, 'trigger');
  const versionPlace = exported ? child(native, 'version') : child(item, 'trigger_version');
  const trigger = textOf(place);
  if (!place || trigger === undefined) return [undefined, ''];
  const versions = versionsOf(trigger);
  if (!versions) {
    const known = Object.keys(TRIGGERS);
    report(
      problem('unknown-trigger', { trigger, nearest: nearest(trigger, known), known }, positionOf(place.at)),
    );
    return [undefined, ''];
  }
  const version = textOf(versionPlace) ?? versions.at(-1) ?? 'v1';
  if (versionPlace && !versions.includes(version)) {
    report(
      problem('unknown-trigger-version', { trigger, version, known: versions }, positionOf(versionPlace.at)),
    );
  }
  return [trigger, version];
}

function runtimeOf(place: Tree | undefined, { report }: ActionContext): string {
  const runtime = textOf(place);
  if (!place || runtime === undefined) return RUNTIMES[0];
  const facts = { runtime, known: RUNTIMES };
  // Exports write `node18-actions` for the runtime that the interface shows as Node 18.
  const plain = runtime.replace(/-actions$/, '');
  if (RETIRED_RUNTIMES.includes(plain)) report(problem('retired-runtime', facts, positionOf(place.at)));
  else if (!RUNTIMES.some((known) => known === plain))
    report(problem('unknown-runtime', facts, positionOf(place.at)));
  return runtime;
}

function secretsOf(place: Tree | undefined, context: ActionContext): ActionEntry['secrets'] {
  const secrets =
    place?.kind === 'table'
      ? [...place.entries.values()].map(({ key, value }) => ({ name: key, value: textOf(value) }))
      : itemsOf(place).map((one) => ({
          name: textOf(child(one, 'name')),
          value: textOf(child(one, 'value')),
        }));
  if (place) reportTooMany('secrets', secrets.length, MOST_SECRETS, place, context);
  return secrets.flatMap(({ name, value }) =>
    name !== undefined && value !== undefined ? [{ name, value }] : [],
  );
}

function dependenciesOf(
  place: Tree | undefined,
  exported: boolean,
  context: ActionContext,
): ActionEntry['dependencies'] {
  const items = itemsOf(place);
  if (place) reportTooMany('dependencies', items.length, MOST_DEPENDENCIES, place, context);
  return items.flatMap((item) => {
    const name = textOf(exported ? child(item, 'name') : item);
    const version = exported ? textOf(child(item, 'version')) : name && context.version(name);
    if (name !== undefined && version === undefined && !exported) {
      context.report(problem('dependency-not-locked', { name }, positionOf(item.at)));
    }
    return name !== undefined && version ? [{ name, version }] : [];
  });
}

function modulesOf(place: Tree | undefined, context: ActionContext): NonNullable<ActionEntry['modules']> {
  const items = itemsOf(place);
  if (place) reportTooMany('modules', items.length, MOST_MODULES, place, context);
  return items.flatMap((item) => {
    const name = textOf(child(item, 'module_name'));
    const version = leafOf(child(item, 'module_version_number'));
    return name !== undefined && typeof version === 'number' ? [{ name, version }] : [];
  });
}

function reportTooMany(
  what: string,
  count: number,
  most: number,
  place: Tree,
  { report }: ActionContext,
): void {
  if (count > most) report(problem('too-many', { what, count, most }, positionOf(place.at)));
}

function leafOf(tree: Tree | undefined): unknown {
  return tree?.kind === 'leaf' ? tree.value : undefined;
}
