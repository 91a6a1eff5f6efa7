/** A property that is another one while something is played. */
export interface Patch {
  readonly target: object;
  readonly key: string;
  /** Makes the value from the one that is there. */
  replace(original: unknown): unknown;
}

/** `patch<DateConstructor>(globalThis, 'Date', virtualDate)`: only the caller knows what type the property has. */
export function patch<T>(target: object, key: string, replace: (original: T) => T): Patch {
  return { target, key, replace: (original) => replace(original as T) };
}

const replacements = new WeakSet<object>();

/** Puts the patches in that are not in, and returns what takes them out again; one that somebody else has replaced meanwhile stays. */
export function applyPatches(patches: readonly Patch[]): () => void {
  const undo = patches.map(applyPatch);
  return () => {
    for (const one of undo.reverse()) one();
  };
}

function applyPatch(patch: Patch): () => void {
  const { target, key } = patch;
  if (replacements.has(Object(Reflect.get(target, key)))) return () => undefined;
  const before = Reflect.getOwnPropertyDescriptor(target, key);
  const original = before && 'value' in before ? before.value : Reflect.get(target, key);
  const value = replacementOf(patch, original);
  // Jest's global object takes far longer to define a property than to set one.
  if (before?.writable) Reflect.set(target, key, value);
  else define(target, key, value, before?.enumerable);
  return () => {
    if (Reflect.get(target, key) !== value) return;
    if (before?.writable) Reflect.set(target, key, original);
    else if (before) Reflect.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  };
}

function define(target: object, key: string, value: unknown, enumerable = false): void {
  Reflect.defineProperty(target, key, { configurable: true, enumerable, writable: true, value });
}

/** What each patch has made last, and of what: from run to run it is the same. */
const made = new WeakMap<Patch, { readonly original: unknown; readonly value: unknown }>();

function replacementOf(patch: Patch, original: unknown): unknown {
  const last = made.get(patch);
  if (last?.original === original) return last?.value;
  const value = patch.replace(original);
  replacements.add(Object(value));
  made.set(patch, { original, value });
  return value;
}
