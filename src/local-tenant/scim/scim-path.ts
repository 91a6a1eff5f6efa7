import { type Doc, docsOf, isDoc, type Json } from '../../core/json.ts';

/** A path of SCIM (RFC 7644, section 3.5.2): `name.givenName`, `emails[primary eq true].value`, `urn:…:User:department`. */
interface Step {
  readonly name: string;
  /** Which of several values is meant. */
  readonly filter?: { readonly attribute: string; readonly value: Json };
}

const SCHEMA = /^(urn:[^[]*?:User)(?::(.+))?$/;

function stepsOf(path: string): Step[] {
  const [, schema, rest] = SCHEMA.exec(path) ?? [];
  if (schema !== undefined) return [{ name: schema }, ...(rest === undefined ? [] : stepsOf(rest))];
  return [...path.matchAll(/([^.[\]]+)(?:\[([^\]]+)\])?/g)].map(([, name = '', filter]) => {
    const [, attribute, value] = /^(\w+)\s+eq\s+(.+)$/i.exec(filter ?? '') ?? [];
    return attribute === undefined || value === undefined
      ? { name }
      : { name, filter: { attribute, value: literal(value) } };
  });
}

function literal(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** What stands at a path of a resource, a list of all values where several are meant; undefined for nothing. */
export function valueAtPath(resource: Doc, path: string): Json | undefined {
  let value: Json | undefined = resource;
  for (const { name, filter } of stepsOf(path)) {
    value = Array.isArray(value)
      ? docsOf(value).map((one) => one[keyIn(one, name)] ?? null)
      : isDoc(value)
        ? value[keyIn(value, name)]
        : undefined;
    if (filter) value = docsOf(value).find((one) => one[filter.attribute] === filter.value) ?? single(value);
  }
  return value;
}

/** An address that is the only one is the primary one, whether or not it says so. */
function single(value: Json | undefined): Doc | undefined {
  const all = docsOf(value);
  return all.length === 1 && all[0]?.primary === undefined && all[0]?.type === undefined ? all[0] : undefined;
}

/** The resource with a value at a path; undefined takes it away. */
export function withValueAtPath(resource: Doc, path: string, value: Json | undefined): Doc {
  return placed(resource, stepsOf(path), value);
}

function placed(resource: Doc, [step, ...rest]: readonly Step[], value: Json | undefined): Doc {
  if (!step) return isDoc(value) ? { ...resource, ...value } : resource;
  const key = keyIn(resource, step.name);
  const { [key]: before, ...others } = resource;
  const after = step.filter
    ? inList(docsOf(before), step.filter, rest, value)
    : rest.length === 0
      ? value
      : placed(isDoc(before) ? before : {}, rest, value);
  return after === undefined ? others : { ...others, [key]: after };
}

function inList(
  list: readonly Doc[],
  { attribute, value: wanted }: NonNullable<Step['filter']>,
  rest: readonly Step[],
  value: Json | undefined,
): Json {
  const found = list.find((one) => one[attribute] === wanted);
  const before: Doc = found ?? { [attribute]: wanted };
  const others = list.filter((one) => one !== found);
  if (rest.length === 0 && value === undefined) return others;
  return [...others, placed(before, rest, value)];
}

/** Attribute names are told apart whatever their case (RFC 7643, section 2.1). */
function keyIn(doc: Doc, name: string): string {
  const folded = name.toLowerCase();
  return Object.keys(doc).find((key) => key.toLowerCase() === folded) ?? name;
}
