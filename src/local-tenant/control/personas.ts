import { createHash } from 'node:crypto';
import type { Persona } from '../../config/project.ts';
import type { Documents } from '../../core/documents.ts';
import type { Doc, Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import { dated } from '../../resources/dated.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { TenantContext } from '../context.ts';
import { hookContext } from '../management-api/hook-context.ts';

/** Strategies whose accounts Auth0 calls social (documented). */
const SOCIAL = new Set(['google-oauth2', 'github', 'facebook', 'apple', 'windowslive']);

/**
 * Makes the personas' users, with their roles and organizations, or brings them up to date. Users of social and
 * enterprise connections cannot be made by the Management API; here they are as their first sign-in would leave them.
 */
export function putPersonas(tenant: TenantContext, personas: readonly Persona[]): void {
  tenant.state.write((documents) => {
    const context = hookContext(tenant);
    for (const persona of personas) putPersona(persona, documents, context);
  });
}

function putPersona(persona: Persona, documents: Documents, context: HookContext): void {
  const connection = documents.list('/connections').find(({ name }) => name === persona.connection);
  if (!connection)
    throw new ApiError(400, `${persona.name}: the tenant has no connection ${persona.connection}`);
  const userId = userIdOf(persona, String(connection['strategy']));
  const before = documents.get('/users', userId);
  const user = userOf(persona, userId, connection, before, context);
  if (JSON.stringify(before) !== JSON.stringify(user)) documents.put('/users', userId, user);
  putPassword(userId, persona.password, documents, context);
  putLinks(`/users/${userId}/roles`, idsByName(documents, '/roles', persona.roles, persona), documents);
  putMemberships(persona, userId, documents);
}

/** Member of the organizations that the persona names, and of no other. */
function putMemberships(persona: Persona, userId: string, documents: Documents): void {
  const wanted = new Map(
    persona.organizations.map(({ name, roles }) => [idOf(documents, '/organizations', name, persona), roles]),
  );
  for (const { id } of documents.list('/organizations')) {
    if (!wanted.has(String(id))) leave(`/organizations/${id}/members`, userId, documents);
  }
  for (const [id, roles] of wanted) {
    const members = `/organizations/${id}/members`;
    addLink(members, 'user_id', userId, documents);
    putLinks(`${members}/${userId}/roles`, idsByName(documents, '/roles', roles, persona), documents);
  }
}

function leave(members: string, userId: string, documents: Documents): void {
  documents.remove(members, userId);
  documents.removeUnder(`${members}/${userId}`);
}

/** The same id in every local tenant, so that two sign-ins can be compared. */
function userIdOf({ email, connection }: Persona, strategy: string): string {
  const digest = createHash('sha256').update(`${connection}:${email}`).digest('hex').slice(0, 24);
  if (strategy === 'auth0') return `auth0|${digest}`;
  return SOCIAL.has(strategy)
    ? `${strategy}|${BigInt(`0x${digest.slice(0, 16)}`)}`
    : `${strategy}|${connection}|${email}`;
}

function userOf(
  persona: Persona,
  userId: string,
  connection: Doc,
  before: Doc | undefined,
  context: HookContext,
): Doc {
  const provider = String(connection['strategy']);
  const next: Doc = {
    ...before,
    user_id: userId,
    email: persona.email,
    email_verified: persona.email_verified,
    name: persona.name,
    nickname: persona.email.split('@')[0] ?? persona.name,
    picture: `https://s.gravatar.com/avatar/${createHash('md5').update(persona.email).digest('hex')}?s=480&r=pg&d=mp`,
    ...(persona.profile as Doc),
    user_metadata: persona.user_metadata as Doc,
    app_metadata: persona.app_metadata as Doc,
    identities: [
      {
        connection: persona.connection,
        user_id: userId.slice(userId.indexOf('|') + 1),
        provider,
        isSocial: SOCIAL.has(provider),
      },
    ],
  };
  return dated(next, before, context);
}

/** A password that has not changed is not hashed again: that would be a change of the state. */
function putPassword(
  userId: string,
  password: string | undefined,
  documents: Documents,
  context: HookContext,
): void {
  if (password === undefined) return;
  const mark = createHash('sha256').update(`${userId}:${password}`).digest('hex');
  if (documents.get('/_passwords', userId)?.['persona'] === mark) return;
  documents.put('/_passwords', userId, { hash: context.hashPassword(password), persona: mark });
}

function putLinks(path: string, ids: readonly string[], documents: Documents): void {
  for (const { id } of documents.list(path))
    if (!ids.includes(String(id))) documents.remove(path, String(id));
  for (const id of ids) addLink(path, 'id', id, documents);
}

function addLink(path: string, key: string, id: string, documents: Documents): void {
  if (!documents.get(path, id)) documents.put(path, id, { [key]: id } as { [key: string]: Json });
}

function idsByName(documents: Documents, path: string, names: readonly string[], persona: Persona): string[] {
  return names.map((name) => idOf(documents, path, name, persona));
}

function idOf(documents: Documents, path: string, wanted: string, persona: Persona): string {
  const found = documents.list(path).find(({ name }) => name === wanted);
  if (!found) throw new ApiError(400, `${persona.name}: the tenant has no ${path.slice(1, -1)} ${wanted}`);
  return String(found['id']);
}
