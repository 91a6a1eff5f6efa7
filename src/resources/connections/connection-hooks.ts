import { type Doc, docOf, docsOf, isDoc, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { removeGroupsOf } from '../roles/group-links.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { removeUser } from '../users/remove-user.ts';
import { CONNECTION_KEYS } from './connection-keys.ts';
import { completedOptions } from './connection-options.ts';
import { CONNECTORS } from './connection-status.ts';
import { type Strategy, strategies } from './connection-strategies.ts';
import { adoptedConfiguration, keptConfiguration, shownConfiguration } from './database-configuration.ts';
import { refuseDatabaseOptions } from './database-rules.ts';
import { strategySchema } from './options-schema.ts';
import { removeScimTokens } from './scim-tokens.ts';

/** Fills in what Auth0 adds to a connection: options by strategy, its realm, its button, its ticket. */
export function completedConnection(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const name = String(next.strategy);
  const strategy = strategies[name] ?? { options: {} };
  return withoutNulls({
    ...(!before && added(name, strategy, next, context)),
    ...next,
    options: savedOptions(name, next, before, context),
    enabled_clients: next.enabled_clients ?? [],
    realms: next.realms ?? [String(next.name)],
  });
}

/** What a new connection has of its own, by strategy. */
function added(name: string, strategy: Strategy, next: Doc, context: HookContext): Doc {
  return {
    ...(strategy.ticket && { provisioning_ticket_url: ticketUrl(name, strategy.ticket, context) }),
    ...(strategy.button && { show_as_button: false }),
    ...(strategy.named && { display_name: String(next.name) }),
    ...(strategy.purposes && { authentication: { active: true }, connected_accounts: { active: false } }),
  };
}

function ticketUrl(
  name: string,
  { below, length }: NonNullable<Strategy['ticket']>,
  { issuer, domain, random }: HookContext,
): string {
  const place = below === 'tenant' ? `${tenantName(domain)}/p` : 'p';
  return `${issuer}${place}/${name}/${randomText(random, length)}`;
}

function savedOptions(name: string, next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const sent = docOf(next.options);
  if (before && next.options === before.options) return sent;
  const old = isDoc(before?.options) ? before.options : undefined;
  context.validate(strategySchema(name), { options: sent });
  if (name === 'auth0') refuseDatabaseOptions(sent, old);
  return keptConfiguration(completedOptions(name, sent, before && (old ?? {}), context), old);
}

/** Settings of a provider's addresses that are null: an answer to a write has them, none to a read does (recorded). */
const FLEETING = ['authorizationURL', 'tokenURL'];

export function shownConnection(stored: Doc, { operation }: HookContext): Doc {
  const { options } = stored;
  if (!isDoc(options)) return stored;
  const reading = operation === 'read' || operation === 'list';
  return { ...stored, options: shownConfiguration(reading ? withoutFleeting(options) : options) };
}

/** A connection of another tenant as it is kept. */
export function adoptedConnection(answer: Json): Doc {
  const connection = docOf(answer);
  const { options } = connection;
  return isDoc(options) ? { ...connection, options: adoptedConfiguration(options) } : connection;
}

function withoutFleeting(options: Doc): Doc {
  const gone = FLEETING.filter((key) => options[key] === null);
  if (gone.length === 0) return options;
  return Object.fromEntries(Object.entries(options).filter(([key]) => !gone.includes(key)));
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
export function removeConnection({ id, name }: Doc, context: HookContext): void {
  const { documents } = context;
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith('/connections')) documents.remove(path, String(id));
  }
  documents.removeUnder(`${CONNECTION_KEYS}/${String(id)}`);
  documents.remove(CONNECTORS, String(id));
  removeScimTokens(String(id), context);
  removeGroupsOf(String(id), context);
  for (const user of documents.list('/users')) {
    if (docsOf(user.identities)[0]?.connection === name) removeConnectionUser(user, context);
  }
}

/** Removes a user, and what goes with one. */
export function removeConnectionUser(user: Doc, context: HookContext): void {
  const id = String(user.user_id);
  context.documents.remove('/users', id);
  context.documents.removeUnder(`/users/${id}`);
  removeUser(user, context);
}
