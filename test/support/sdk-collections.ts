import * as fc from 'fast-check';
import * as z from 'zod';
import type { Doc } from '../../src/core/json.ts';
import { pathParams } from '../../src/local-tenant/management-api/paths.ts';
import { routesOf } from '../../src/local-tenant/management-api/routes.ts';
import type { Operation } from '../../src/resources/hook-context.ts';
import type { Kind } from '../../src/resources/kind.ts';
import type { CollectionShape } from '../../src/resources/shapes.ts';
import { kinds } from '../../src/resources/table.ts';
import { unwrap } from '../../src/resources/traits.ts';
import { leastValue } from './arbitrary-value.ts';
import type { Sdk } from './sdk.ts';
import {
  HINTS,
  ID_ON_CREATE,
  LISTED_WITH,
  NAMED,
  NOT_IN_SDK,
  NOT_TOLD,
  PARENTS,
  SDK_PATHS,
} from './sdk-hints.ts';

export type Collection = Kind & { readonly shape: CollectionShape };

function withChildren(kind: Kind): Kind[] {
  return [kind, ...(kind.children ?? []).flatMap(withChildren)];
}

/** Every collection of the table that POST makes entries of, as far as the SDK knows it. */
export const collections = kinds
  .flatMap(withChildren)
  .flatMap((kind): Collection[] => (kind.shape.type === 'collection' ? [{ ...kind, shape: kind.shape }] : []))
  .filter(({ path, shape }) => shape.verbs.includes('create') && !path.startsWith(NOT_IN_SDK));

const routes = routesOf(kinds);

/** The schema of a body, as the route has it. */
function schemaOf({ path, shape }: Collection, operation: Operation): Readonly<Record<string, z.ZodType>> {
  const found = routes.find(
    (route) =>
      route.operation === operation &&
      (operation === 'create'
        ? route.path === path
        : route.path.startsWith(`${path}/{`) && route.method === shape.update),
  );
  return found?.body instanceof z.ZodObject ? (found.body.shape as Record<string, z.ZodType>) : {};
}

/** `/organizations/{id}/client-grants` → `['organizations', 'clientGrants']` */
export function sdkPath({ path }: Kind): readonly string[] {
  return (
    SDK_PATHS[path] ??
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('{'))
      .map(camelCase)
  );
}

function camelCase(text: string): string {
  return text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function idOf({ path, shape }: Collection, entry: Doc): string {
  return String(entry[shape.id] ?? entry[ID_ON_CREATE[path] ?? '']);
}

/** Makes, lists and changes entries with the SDK, with what they hang on and refer to made first. */
export class SdkCollections {
  /** By the path of a collection, the id of an entry that is there. */
  readonly #ids = new Map<string, string>();
  /** By the path of a collection, the body that was sent last. */
  readonly #sent = new Map<string, Doc>();

  constructor(readonly sdk: Sdk) {}

  /** The ids of what the collection hangs on. */
  async parents({ path }: Kind): Promise<string[]> {
    const special = PARENTS[path];
    if (special) return special(this);
    const found: string[] = [];
    for (const name of pathParams(path))
      found.push(await this.idAt(path.slice(0, path.indexOf(`/{${name}}`))));
    return found;
  }

  /** The id of an entry of that collection. */
  async idAt(path: string): Promise<string> {
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const id = idOf(collectionAt(path), await this.createAt(path, 0));
    this.#ids.set(path, id);
    return id;
  }

  async createAt(path: string, n: number): Promise<Doc> {
    const kind = collectionAt(path);
    return this.create(kind, await this.parents(kind), n);
  }

  async create(kind: Collection, parents: readonly string[], n: number): Promise<Doc> {
    const untold = NOT_TOLD.has(kind.path);
    const before = untold ? await this.list(kind, parents) : [];
    this.#sent.set(kind.path, await this.#bodyOf(kind, n));
    const entry = await this.createAgain(kind, parents);
    if (!untold) return entry as Doc;
    const known = new Set(before.map((one) => idOf(kind, one)));
    const found = (await this.list(kind, parents)).find((one) => !known.has(idOf(kind, one)));
    if (!found) throw new Error(`nothing new at ${kind.path}`);
    return found;
  }

  /** Sends the last body once more. */
  createAgain(kind: Collection, parents: readonly string[]): Promise<unknown> {
    return this.sdk.call([...sdkPath(kind), 'create'], ...parents, this.#sent.get(kind.path));
  }

  /** Every entry, of every page. */
  async list(kind: Collection, parents: readonly string[]): Promise<readonly Doc[]> {
    const method = LISTED_WITH[kind.path] ?? 'list';
    const all = await this.sdk.call([...sdkPath(kind), method], ...parents, { per_page: 1, take: 1 });
    return (Array.isArray(all) ? all : (all as Record<string, unknown>)[kind.shape.list]) as Doc[];
  }

  /** A body for POST: what the schema insists on, and what hooks do. */
  async #bodyOf(kind: Collection, n: number): Promise<Doc> {
    const shape = schemaOf(kind, 'create');
    for (const [key, schema] of Object.entries(shape)) {
      const path = NAMED[key];
      if (path !== undefined && path !== kind.path && !(schema instanceof z.ZodOptional))
        await this.idAt(path);
    }
    const hints = (await HINTS[kind.path]?.(n, this)) ?? {};
    const field = (key: string) => {
      const value = hints[key] ?? this.#ids.get(NAMED[key] ?? '');
      return value === undefined ? undefined : fc.constant(value);
    };
    const text = fc.constant(`fernhill-${kind.shape.list}-${n}`);
    return { ...(leastValue(z.object(shape), { text, field }, n + 1) as Doc), ...hints };
  }
}

function collectionAt(path: string): Collection {
  const found = collections.find((one) => one.path === path);
  if (!found) throw new Error(`no collection at ${path}`);
  return found;
}

const TEXTS = new Set(['description', 'display_name', 'displayName', 'name']);

/** A change that the kind takes: of a text or a switch, with what its body insists on. */
export function changeOf(kind: Collection, entry: Doc): Doc {
  const fields = Object.entries(schemaOf(kind, 'update'));
  const required = fields.flatMap(([key, schema]) =>
    schema instanceof z.ZodOptional ? [] : [[key, entry[key] ?? '']],
  );
  const text = fields.find(([key, schema]) => TEXTS.has(key) && unwrap(schema) instanceof z.ZodString);
  const flag = fields.find(([key, schema]) => unwrap(schema) instanceof z.ZodBoolean && key in entry);
  return {
    ...Object.fromEntries(required),
    ...(text && { [text[0]]: `changed ${String(entry['name'] ?? '')}`.trim() }),
    ...(!text && flag && { [flag[0]]: entry[flag[0]] !== true }),
  };
}
