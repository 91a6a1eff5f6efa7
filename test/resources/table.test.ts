import * as z from 'zod';
import type { Doc } from '../../src/core/json.ts';
import { fillDefaults } from '../../src/local-tenant/management-api/defaults.ts';
import { managementScopes } from '../../src/resources/applications/management-scopes.ts';
import type { Kind } from '../../src/resources/kind.ts';
import { assets, kinds } from '../../src/resources/table.ts';
import { type Ref, traitsOf, unwrap } from '../../src/resources/traits.ts';
import { hookContextOf } from '../support/documents.ts';

function withChildren(kind: Kind): Kind[] {
  return [kind, ...(kind.children ?? []).flatMap(withChildren)];
}

const allKinds = kinds.flatMap(withChildren);

function twice(names: readonly string[]): string[] {
  return names.filter((name, i) => names.indexOf(name) !== i);
}

/** Every schema within a schema. */
function parts(schema: z.ZodType): z.ZodType[] {
  const inner = unwrap(schema);
  const below = (): z.ZodType[] => {
    if (inner instanceof z.ZodObject) return Object.values(inner.shape as Record<string, z.ZodType>);
    if (inner instanceof z.ZodArray) return [inner.element as z.ZodType];
    if (inner instanceof z.ZodRecord) return [inner.valueType as z.ZodType];
    return inner instanceof z.ZodUnion ? [...(inner.options as readonly z.ZodType[])] : [];
  };
  return [schema, ...below().flatMap(parts)];
}

function refsIn(schema: z.ZodType): Ref[] {
  return parts(schema).flatMap((part) => traitsOf(part).ref ?? []);
}

describe('the table of kinds', () => {
  it('names every kind once and has no path twice', () => {
    expect(twice(allKinds.map(({ name }) => name))).toEqual([]);
    expect(twice(allKinds.map(({ path }) => path))).toEqual([]);
  });

  it('knows each kind by fields that it has', () => {
    for (const { name, identity, unique = [], fields } of allKinds) {
      const unknown = [...identity, ...unique.flat()].filter((field) => !(field in fields.shape));
      expect({ name, unknown }).toEqual({ name, unknown: [] });
    }
  });

  it('keeps the id of a collection among its fields', () => {
    for (const { name, shape, fields } of allKinds) {
      if (shape.type !== 'collection' || shape.verbs.length === 0) continue;
      expect({ name, has: shape.id in fields.shape }).toEqual({ name, has: true });
    }
  });

  it('puts a child below its parent', () => {
    for (const parent of allKinds) {
      for (const child of parent.children ?? []) expect(child.path.startsWith(`${parent.path}/`)).toBe(true);
    }
  });

  it('asks for scopes that the Management API has', () => {
    const nouns = new Set(managementScopes.map(({ value }) => String(value).split(':')[1]));
    expect(allKinds.map(({ scope }) => scope).filter((scope) => !nouns.has(scope))).toEqual([]);
    const scopes = new Set(managementScopes.map(({ value }) => value));
    const verbs = allKinds.flatMap(({ verbs = [] }) => verbs.map(({ scope }) => scope));
    expect(verbs.filter((scope) => !scopes.has(scope))).toEqual([]);
  });

  it('begins with documents that its own fields allow', () => {
    for (const kind of allKinds) {
      for (const doc of kind.initial?.(hookContextOf()) ?? []) {
        expect({ name: kind.name, problems: problemsOf(kind.fields, doc) }).toEqual({
          name: kind.name,
          problems: [],
        });
      }
    }
  });

  it('fills in defaults that its own fields allow', () => {
    for (const { name, fields } of allKinds) {
      const problems = problemsOf(fields.partial(), fillDefaults(fields, {}));
      expect({ name, problems }).toEqual({ name, problems: [] });
    }
  });
});

describe('the table of assets', () => {
  it('has every key once', () => {
    expect(twice(assets.map(({ key }) => key))).toEqual([]);
  });

  it('refers to keys that it has', () => {
    const known = new Set(assets.map(({ key }) => key));
    for (const { key, entry } of assets) {
      const unknown = refsIn(entry).flatMap(({ to }) => to.filter((one) => !known.has(one)));
      expect({ key, unknown }).toEqual({ key, unknown: [] });
    }
  });

  it('names the targets of references by fields that they have', () => {
    const fieldsOf = (key: string) =>
      parts(assets.find((one) => one.key === key)?.entry ?? z.never()).flatMap((part) => {
        const inner = unwrap(part);
        return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
      });
    for (const { key, entry } of assets) {
      const wrong = refsIn(entry).filter(({ to, by }) => to.some((one) => !fieldsOf(one).includes(by)));
      expect({ key, wrong }).toEqual({ key, wrong: [] });
    }
  });

  it('refuses a key that it does not have', () => {
    // Kinds that the sample tenant does not use are kept as they are sent.
    const lenient = new Set(assets.filter(({ entry }) => isLoose(entry)).map(({ key }) => key));
    expect(lenient.has('clients')).toBe(false);
    for (const { key, entry } of assets.filter((one) => !lenient.has(one.key))) {
      const codes = entry
        .safeParse({ strategy: 'github', type: 'sumo', not_a_key_of_auth0: 1 })
        .error?.issues.map(({ code }) => code);
      expect({ key, refused: codes?.includes('unrecognized_keys') }).toEqual({ key, refused: true });
    }
  });
});

function isLoose(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodUnknown;
}

function problemsOf(schema: z.ZodType, doc: Doc): string[] {
  return (
    schema.safeParse(doc).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  );
}
