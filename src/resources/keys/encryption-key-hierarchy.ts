import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';

export const KEYS = '/keys/encryption';
const ROOTS: ReadonlySet<unknown> = new Set(['customer-provided-root-key', 'environment-root-key']);

interface NewKey {
  readonly type: string;
  readonly state: string;
  readonly parent?: string;
}

/** A fresh tenant has a root key of Auth0's, and a master key below it (recorded). */
export function freshKeys(context: HookContext): readonly Doc[] {
  const root = newKey({ type: 'environment-root-key', state: 'active' }, context);
  const master = { type: 'tenant-master-key', state: 'active', parent: String(root.kid) };
  return [newKey(master, context), root];
}

/** For `save` of a new key: a root key waits for its material; a tenant's own is made at once (assumed). */
export function createKey({ type }: Doc, _: Doc | undefined, context: HookContext): Doc {
  if (type === 'tenant-encryption-key') {
    const master = active(context).find((key) => key.type === 'tenant-master-key');
    return newKey({ type, state: 'active', parent: String(master?.kid) }, context);
  }
  const waiting = context.documents
    .list(KEYS)
    .some((key) => key.type === type && key.state === 'pre-activation');
  if (waiting) throw new ApiError(409, 'Encryption key has already been created.');
  return newKey({ type: String(type), state: 'pre-activation' }, context);
}

function newKey({ type, state, parent }: NewKey, { clock, random }: HookContext): Doc {
  const now = isoNow(clock);
  const parent_kid = parent ?? null;
  return { kid: uuid(random), type, state, created_at: now, updated_at: now, parent_kid, public_key: null };
}

/**
 * The root key takes over: a new master key below it, and the end of the other roots and of the master keys so far,
 * which are wrapped anew before (recorded of an import).
 */
export function takeOver(root: Doc, context: HookContext): void {
  const { documents } = context;
  const kid = String(root.kid);
  for (const key of active(context)) {
    if (key.kid === kid) continue;
    if (ROOTS.has(key.type)) change(key, { state: 'destroyed' }, context);
    if (key.type === 'tenant-master-key') change(key, { state: 'destroyed', parent_kid: kid }, context);
  }
  const master = newKey({ type: 'tenant-master-key', state: 'active', parent: kid }, context);
  documents.put(KEYS, String(master.kid), master);
  for (const key of active(context)) {
    if (key.type === 'tenant-encryption-key') change(key, { parent_kid: String(master.kid) }, context);
  }
}

/** Destroys a key; where it was the root, a new one of Auth0's takes over (documented). */
export function removeKey(kid: string, context: HookContext): void {
  const key = context.documents.get(KEYS, kid);
  if (!key || key.state === 'destroyed') return;
  if (key.type !== 'customer-provided-root-key' && key.type !== 'tenant-encryption-key') {
    throw new ApiError(400, 'Only a key that the customer has made can be deleted', 'invalid_uri');
  }
  change(key, { state: 'destroyed' }, context);
  if (key.type !== 'customer-provided-root-key' || key.state !== 'active') return;
  const root = newKey({ type: 'environment-root-key', state: 'active' }, context);
  context.documents.put(KEYS, String(root.kid), root);
  takeOver(root, context);
}

export function change(key: Doc, changes: Doc, { documents, clock }: HookContext): Doc {
  const next = { ...key, ...changes, updated_at: isoNow(clock) };
  documents.put(KEYS, String(key.kid), next);
  return next;
}

/** The root key that holds now. */
export function activeRoot(context: HookContext): Doc | undefined {
  return active(context).find(({ type }) => ROOTS.has(type));
}

function active({ documents }: HookContext): readonly Doc[] {
  return documents.list(KEYS).filter(({ state }) => state === 'active');
}
