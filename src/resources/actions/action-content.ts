import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, type Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { currentVersion } from './trigger-table.ts';

/** What a version of an Action consists of; the rest are dates and numbers. */
const CONTENT = ['code', 'dependencies', 'runtime', 'supported_triggers', 'modules'] as const;

/** Whether a draft and a version, or two drafts, would run alike. */
export function sameContent(a: Doc, b: Doc): boolean {
  return (
    CONTENT.every((key) => JSON.stringify(a[key] ?? []) === JSON.stringify(b[key] ?? [])) &&
    JSON.stringify(secretValues(a)) === JSON.stringify(secretValues(b))
  );
}

function secretValues({ secrets }: Doc): Json {
  return docsOf(secrets).map(({ name, value }) => [name ?? null, value ?? null]);
}

/**
 * The secrets of a request: one without a value keeps the value that is stored, and its date where the value is the
 * same. Those that were there already come first, in their old order (recorded).
 */
export function storedSecrets(
  sent: Json | undefined,
  before: Json | undefined,
  { clock }: HookContext,
): Doc[] {
  const known = docsOf(before);
  const secrets = docsOf(sent).map(({ name = '', value }) => {
    const old = known.find((secret) => secret.name === name);
    if (old && (value === undefined || value === old.value)) return old;
    return { name, value: value ?? '', updated_at: isoNow(clock) };
  });
  const place = ({ name }: Doc) => {
    const found = known.findIndex((secret) => secret.name === name);
    return found < 0 ? known.length : found;
  };
  return secrets.sort((a, b) => place(a) - place(b));
}

export function shownSecrets(secrets: Json | undefined): Doc[] {
  return docsOf(secrets).map(({ name = '', updated_at = '' }) => ({ name, updated_at }));
}

/** `[{ id: 'post-login' }]` with the version that Auth0 would take. */
export function withVersions(triggers: Json | undefined): Doc[] {
  return docsOf(triggers).map(({ id, version }) => ({
    id: id ?? '',
    version: version ?? currentVersion(String(id)),
  }));
}
