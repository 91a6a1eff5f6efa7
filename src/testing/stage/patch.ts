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

/** Puts the patches in and returns what takes them out again; one that somebody else has replaced meanwhile stays. */
export function applyPatches(patches: readonly Patch[]): () => void {
  const undo = patches.map(applyPatch);
  return () => {
    for (const one of undo.reverse()) one();
  };
}

function applyPatch({ target, key, replace }: Patch): () => void {
  const value = replace(Reflect.get(target, key));
  const before = Reflect.getOwnPropertyDescriptor(target, key);
  const enumerable = before?.enumerable ?? false;
  Reflect.defineProperty(target, key, { configurable: true, enumerable, writable: true, value });
  return () => {
    if (Reflect.get(target, key) !== value) return;
    if (before) Reflect.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  };
}
