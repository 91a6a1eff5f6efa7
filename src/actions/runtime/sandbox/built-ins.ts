const { getOwnPropertyDescriptor, getPrototypeOf, is } = Object;
const { ownKeys } = Reflect;

/** What every piece of JavaScript shares; what Node.js adds to the globals is filled in when it is first used. */
const NAMES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp'],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet'],
  ...['Uint8Array', 'ArrayBuffer', 'JSON', 'Math', 'Reflect', 'Proxy', 'Buffer', 'URL'],
  ...['setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask', 'eval', 'parseInt', 'structuredClone'],
] as const;

/** Objects that have no name: what iterators and functions inherit from. */
const NAMELESS = [
  getPrototypeOf([][Symbol.iterator]()),
  getPrototypeOf(getPrototypeOf([][Symbol.iterator]())),
  getPrototypeOf(async () => undefined),
  getPrototypeOf(function* none() {}),
  getPrototypeOf(Uint8Array),
  getPrototypeOf(Uint8Array.prototype),
];

type Snapshot = readonly unknown[];

/** Watches the built-in objects for changes: `Object.prototype.admin = true`. */
export function watchBuiltIns(): { accept(): void; changed(): boolean } {
  let known = snapshot();
  return {
    /** From here on, as they are now. */
    accept() {
      known = snapshot();
    },
    changed() {
      const now = snapshot();
      return now.length !== known.length || now.some((value, i) => !is(value, known[i]));
    },
  };
}

/** Every property of every built-in: key, value and accessors. */
function snapshot(): Snapshot {
  const found: unknown[] = [];
  for (const object of builtIns()) {
    found.push(object);
    for (const key of ownKeys(object)) {
      const { value, get, set } = getOwnPropertyDescriptor(object, key) ?? {};
      found.push(key, value, get, set);
    }
  }
  return found;
}

function builtIns(): readonly object[] {
  const named = NAMES.map((name): unknown => Reflect.get(globalThis, name));
  const prototypes = named.map((value) => (typeof value === 'function' ? value.prototype : undefined));
  return [...named, ...prototypes, ...NAMELESS].filter(isObject);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
