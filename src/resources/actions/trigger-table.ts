import type { Doc } from '../../core/json.ts';

/** A trigger in one version, as `GET /actions/triggers` shows it (recorded). */
interface Trigger {
  readonly id: string;
  readonly version: string;
  readonly runtimes: readonly string[];
  /** `entity-bound`: not through a trigger's bindings, but by the resource that uses the Action. */
  readonly entityBound?: boolean;
  /** The runtime that a deprecated one began with. */
  readonly deprecated?: string;
  readonly compatible?: readonly string[];
}

const BOTH = ['node18-actions', 'node22'];
const NODE22 = ['node22'];

const triggers: readonly Trigger[] = [
  { id: 'post-login', version: 'v3', runtimes: BOTH, compatible: ['v2'] },
  { id: 'post-login', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'post-login', version: 'v2', runtimes: ['node18', 'node22'], deprecated: 'node16' },
  { id: 'credentials-exchange', version: 'v2', runtimes: BOTH },
  { id: 'credentials-exchange', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'pre-user-registration', version: 'v2', runtimes: BOTH },
  { id: 'pre-user-registration', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'post-user-registration', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'post-user-registration', version: 'v2', runtimes: BOTH },
  { id: 'post-change-password', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'post-change-password', version: 'v2', runtimes: BOTH },
  { id: 'send-phone-message', version: 'v2', runtimes: BOTH },
  { id: 'send-phone-message', version: 'v1', runtimes: NODE22, deprecated: 'node12' },
  { id: 'password-reset-post-challenge', version: 'v1', runtimes: BOTH },
  { id: 'custom-phone-provider', version: 'v1', runtimes: BOTH },
  { id: 'custom-email-provider', version: 'v1', runtimes: BOTH },
  { id: 'custom-token-exchange', version: 'v1', runtimes: ['node18', 'node22'], entityBound: true },
  { id: 'event-stream', version: 'v1', runtimes: NODE22, entityBound: true },
  { id: 'mcp-tool', version: 'v1', runtimes: NODE22, entityBound: true },
  { id: 'password-hash-migration', version: 'v1', runtimes: NODE22, entityBound: true },
  { id: 'login-post-identifier', version: 'v1', runtimes: NODE22 },
  { id: 'signup-post-identifier', version: 'v1', runtimes: NODE22 },
  { id: 'post-credential-validation', version: 'v1', runtimes: NODE22 },
];

/** The ids of all triggers. */
export const TRIGGER_IDS: readonly string[] = [...new Set(triggers.map(({ id }) => id))];

/** The version that is meant where none is named. */
export function currentVersion(id: string): string {
  return triggers.find((trigger) => trigger.id === id && !trigger.deprecated)?.version ?? 'v1';
}

/** What `GET /actions/triggers` answers. */
export const triggerDocuments: readonly Doc[] = triggers.map((trigger) => ({
  id: trigger.id,
  version: trigger.version,
  status: trigger.deprecated ? 'DEPRECATED' : 'CURRENT',
  runtimes: trigger.runtimes,
  default_runtime: trigger.deprecated ?? 'node22',
  binding_policy: trigger.entityBound ? 'entity-bound' : 'trigger-bound',
  compatible_triggers: (trigger.compatible ?? []).map((version) => ({ id: trigger.id, version })),
}));
