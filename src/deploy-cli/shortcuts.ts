import { isDoc } from '../core/json.ts';

/** What the shortcuts really did in a run; a test watches that none of them has stopped to take hold. */
export interface Shortcuts {
  /** Limiters that were made without a limit. */
  limiters: number;
  /** Fixed pauses that were skipped. */
  pauses: number;
  /** Types, and languages of custom text, that the JSON Schema had and has after the cut. */
  schemaTypes: { before: number; after: number };
  languages: { before: number; after: number };
}

type Loader = (id: string) => Record<string, unknown>;

/** Enough to keep a loopback server busy; the real limit is 3 at once and 8 a second. */
const AT_ONCE = 16;

/**
 * Makes auth0-deploy-cli quick against a local tenant, from outside and in this process only. For loopback: against a
 * real tenant its limiter, its pauses and its whole schema are right. It must run before `deploy` is called.
 * auth0-deploy-cli 8.44 reads each of these through its module's exports, which is what makes this possible; the
 * package is pinned to the exact version.
 *
 * `load` is the `require` of the process; `assets` the parsed staged tenant.
 */
export function takeShortcuts(load: Loader, assets: Readonly<Record<string, unknown>>): Shortcuts {
  const done: Shortcuts = {
    limiters: 0,
    pauses: 0,
    schemaTypes: { before: 0, after: 0 },
    languages: { before: 0, after: 0 },
  };
  liftLimiter(load('promise-pool-executor'), done);
  skipPauses(load('auth0-deploy-cli/lib/tools/utils'), done);
  cutSchema(load('auth0-deploy-cli/lib/tools/auth0/schema'), assets, done);
  return done;
}

function liftLimiter(module: Record<string, unknown>, done: Shortcuts): void {
  const Limited = module['PromisePoolExecutor'] as new (options: object) => object;
  module['PromisePoolExecutor'] = class extends Limited {
    constructor(_options: object) {
      super({ concurrencyLimit: AT_ONCE });
      done.limiters += 1;
    }
  };
}

function skipPauses(module: Record<string, unknown>, done: Shortcuts): void {
  module['sleep'] = () => {
    done.pauses += 1;
    return Promise.resolve();
  };
}

/** ajv compiles the schema of every type, and of prompts in every language: 24 of the 30 seconds of an import. */
function cutSchema(
  module: Record<string, unknown>,
  assets: Readonly<Record<string, unknown>>,
  done: Shortcuts,
): void {
  const { properties } = module['default'] as { properties: Record<string, unknown> };
  const kept = new Set([...Object.keys(assets), 'exclude', 'include']);
  done.schemaTypes.before = Object.keys(properties).length;
  for (const type of Object.keys(properties)) if (!kept.has(type)) delete properties[type];
  done.schemaTypes.after = Object.keys(properties).length;
  const prompts = properties['prompts'];
  if (isDoc(prompts)) cutPrompts(prompts, assets['prompts'], done);
}

function cutPrompts(schema: object, prompts: unknown, done: Shortcuts): void {
  const customText = propertiesOf(propertiesOf(schema)['customText']);
  done.languages.before = Object.keys(customText).length;
  keepUsed(customText, valueAt(prompts, 'customText'), 3);
  done.languages.after = Object.keys(customText).length;
  keepUsed(propertiesOf(propertiesOf(schema)['partials']), valueAt(prompts, 'partials'), 1);
}

/** Removes the properties that the value does not have, `depth` levels down. */
function keepUsed(properties: Record<string, unknown>, value: unknown, depth: number): void {
  for (const key of Object.keys(properties)) {
    const inner = valueAt(value, key);
    if (inner === undefined) delete properties[key];
    else if (depth > 1) keepUsed(propertiesOf(properties[key]), inner, depth - 1);
  }
}

function propertiesOf(schema: unknown): Record<string, unknown> {
  const properties = valueAt(schema, 'properties');
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {};
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
