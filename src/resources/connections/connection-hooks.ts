import { createHash } from 'node:crypto';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { docsIn } from '../applications/client-hooks.ts';
import type { HookContext } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { completedOptions } from './connection-options.ts';
import { ENTERPRISE } from './connection-strategies.ts';

/** Fills in what Auth0 adds to a connection: options by strategy, its realm, its button. */
export function completedConnection(next: Doc, before: Doc | undefined): Doc {
  const strategy = String(next.strategy);
  const sent = isDoc(next.options) ? next.options : {};
  const options =
    before && next.options === before.options ? sent : completedOptions(strategy, sent, !before);
  return withoutNulls({
    ...next,
    options: keptConfiguration(options, before),
    ...(!before &&
      ENTERPRISE.has(strategy) &&
      next.show_as_button === undefined && { show_as_button: false }),
    enabled_clients: next.enabled_clients ?? [],
    realms: next.realms ?? [String(next.name)],
  });
}

/** Auth0 shows the values of `configuration` encrypted. */
export function shownConnection(stored: Doc): Doc {
  const options = stored.options;
  if (!isDoc(options) || !isDoc(options.configuration)) return stored;
  const shown = Object.entries(options.configuration).map(([name, value]) => [name, encrypted(value)]);
  return { ...stored, options: { ...options, configuration: Object.fromEntries(shown) } };
}

const ENCRYPTED = '2.0$';

function encrypted(value: Json | undefined): string {
  return ENCRYPTED + createHash('sha256').update(String(value)).digest('base64');
}

/** A value that comes back as it was shown is the value that is there. */
function keptConfiguration(options: Doc, before: Doc | undefined): Doc {
  const { configuration } = options;
  if (!isDoc(configuration)) return options;
  const stored =
    isDoc(before?.options) && isDoc(before.options.configuration) ? before.options.configuration : {};
  const kept = Object.entries(configuration).map(([name, value]) => [
    name,
    String(value).startsWith(ENCRYPTED) ? (stored[name] ?? value) : value,
  ]);
  return { ...options, configuration: Object.fromEntries(kept) };
}

/** The connections that the query of a list means. */
export function meansConnection({ name, strategy, options }: Doc, { query }: HookContext): boolean {
  const aliases = isDoc(options) ? options.domain_aliases : undefined;
  const alias = query['domain_alias'];
  return (
    (query['name'] === undefined || query['name'] === name) &&
    (query['strategy'] === undefined || query['strategy'].split(',').includes(String(strategy))) &&
    (alias === undefined || (Array.isArray(aliases) && (aliases as readonly Json[]).includes(alias)))
  );
}

/** What goes with a connection: its users, and its place in organizations. */
export function removeConnection({ id, name }: Doc, { documents }: HookContext): void {
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith('/connections')) documents.remove(path, String(id));
  }
  for (const user of documents.list('/users')) {
    if (docsIn(user.identities)[0]?.connection !== name) continue;
    const userId = String(user.user_id);
    documents.remove('/users', userId);
    documents.remove('/_passwords', userId);
    documents.removeUnder(`/users/${userId}`);
  }
}
