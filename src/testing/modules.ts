import { AsyncLocalStorage } from 'node:async_hooks';

/** Actions Modules that a test gives, by their names: `{ logger: { log() {} } }`. */
export type GivenModules = Readonly<Record<string, object>>;

/** An Actions Module of the project. */
export interface ProjectModule {
  readonly name: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Its code as a function. */
  load(module: { exports: object }, exports: object, require: Require, actions: { secrets: object }): void;
}

type Require = (name: string) => unknown;

/** While `run` runs, `require('actions:NAME')` is what is given here under the name, and the project's module elsewhere. */
export function withModules<T>(modules: GivenModules, run: () => T): T {
  return given().run(modules, run);
}

/**
 * `require` for an Action in a test: `require('actions:logger')` is what the test mocks (`jest.mock('actions:logger', …,
 * { virtual: true })`), gives to `run`, or what the project's module exports, in this order. An Action requires its
 * modules before a test gives them, so what it gets looks them up whenever it is used.
 */
export function requireWithModules(require: Require, modules: readonly ProjectModule[]): Require {
  const late = new Map<string, object>();
  return (name) => {
    if (!name.startsWith(PREFIX)) return require(name);
    const module =
      mocked(require, name) ?? late.get(name) ?? lateModule(name.slice(PREFIX.length), require, modules);
    late.set(name, module);
    return module;
  };
}

const PREFIX = 'actions:';

function mocked(require: Require, name: string): object | undefined {
  try {
    return Object(require(name));
  } catch (error) {
    if (Object(error).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Its members are found by its prototype, because that is what esbuild's `import { log } from` hands on unread. */
function lateModule(name: string, require: Require, modules: readonly ProjectModule[]): object {
  const own = projectModule(
    modules.find((one) => one.name === name),
    require,
  );
  const current = () => given().getStore()?.[name] ?? own();
  const members = new Map<string | symbol, unknown>();
  const get = (_: object, key: string | symbol): unknown => {
    const value = Reflect.get(current() ?? {}, key);
    if (typeof value !== 'function' && (value !== undefined || current() || NEVER.has(key))) return value;
    const member = members.get(key) ?? lateFunction(name, key, current);
    members.set(key, member);
    return member;
  };
  return Object.create(new Proxy({}, { get }));
}

/** What asks whether an object is something special, and takes a function for a yes. */
const NEVER = new Set<string | symbol>([
  'then',
  '__esModule',
  Symbol.toPrimitive,
  Symbol.toStringTag,
  Symbol.iterator,
]);

/** `const { log } = require('actions:logger')` keeps this for good. */
function lateFunction(name: string, key: string | symbol, current: () => object | undefined) {
  return function late(this: unknown, ...args: unknown[]): unknown {
    const module = current();
    if (!module) throw new Error(missing(name));
    const member: unknown = Reflect.get(module, key);
    if (typeof member !== 'function') throw new TypeError(`actions:${name} has no function ${String(key)}.`);
    return new.target ? Reflect.construct(member, args) : Reflect.apply(member, this, args);
  };
}

function projectModule(module: ProjectModule | undefined, require: Require): () => object | undefined {
  let loaded: { exports: object } | undefined;
  return () => {
    if (module && !loaded) {
      loaded = { exports: {} };
      module.load(loaded, loaded.exports, require, { secrets: module.secrets });
    }
    return loaded?.exports;
  };
}

function missing(name: string): string {
  return `There is no Actions Module ${name} in tenant/. Give the test one: run(action, trigger, { modules: { ${name}: { … } } }).`;
}

const KEY = Symbol.for('understudy.modules');

/** One for all copies of this file that a test loads: the kit is bundled, and Actions require it apart. */
function given(): AsyncLocalStorage<GivenModules> {
  const known: unknown = Reflect.get(globalThis, KEY);
  if (known instanceof AsyncLocalStorage) return known;
  const storage = new AsyncLocalStorage<GivenModules>();
  Reflect.set(globalThis, KEY, storage);
  return storage;
}
