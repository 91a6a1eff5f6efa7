import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { hookContext } from '../management-api/hook-context.ts';
import { createDocument } from '../management-api/shapes/collection.ts';
import { followDomain } from './follow-domain.ts';

/** The application that auth0-deploy-cli runs as on a local tenant. */
export interface DeployClient {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where the local tenant remembers which of its clients is the deploy client. */
const POINTER = '/_deploy_client';

/**
 * Fills in what a fresh tenant has and this one lacks: Auth0's own documents, the deploy client, and its grant for the
 * whole Management API. What is there already stays as it is.
 */
export function ensureFreshTenant(
  tenant: TenantContext,
  kinds: readonly Kind[],
  deployClientName: string,
): DeployClient {
  return tenant.state.write(() => {
    const context = hookContext(tenant);
    followDomain(context.documents, context.domain);
    for (const kind of kinds) putInitial(kind, context);
    return ensureDeployClient(kinds, context, deployClientName);
  });
}

/** The state of a fresh, empty tenant. Keys and the deploy client stay. */
export function resetTenant(tenant: TenantContext, kinds: readonly Kind[], deployClientName: string): void {
  tenant.state.journal.clear();
  tenant.state.write((documents) => {
    for (const path of documents.paths('/')) {
      if (!path.startsWith('/_keys') && path !== POINTER) documents.removeUnder(path);
    }
    ensureFreshTenant(tenant, kinds, deployClientName);
  });
}

function putInitial(kind: Kind, context: HookContext): void {
  for (const child of kind.children ?? []) putInitial(child, context);
  if (!kind.initial || context.documents.list(kind.path).length > 0) return;
  for (const doc of kind.initial(context)) {
    context.documents.put(kind.path, kind.shape.type === 'collection' ? String(doc[kind.shape.id]) : '', doc);
  }
}

function ensureDeployClient(kinds: readonly Kind[], context: HookContext, name: string): DeployClient {
  const remembered = context.documents.get(POINTER, '') as
    | { client_id: string; client_secret: string }
    | undefined;
  const credentials = remembered ?? {
    client_id: randomText(context.random, 32),
    client_secret: randomText(context.random, 64),
  };
  if (!remembered) context.documents.put(POINTER, '', credentials);
  const { client_id: clientId, client_secret: clientSecret } = credentials;
  if (!context.documents.get('/clients', clientId)) {
    create(
      kinds,
      'clients',
      { name, app_type: 'non_interactive', grant_types: ['client_credentials'] },
      { client_id: clientId, client_secret: clientSecret },
      context,
    );
  }
  grantEverything(kinds, context, clientId);
  return { name, clientId, clientSecret };
}

/** The deploy client may do everything that the Management API has a scope for, also what a later version adds. */
function grantEverything(kinds: readonly Kind[], context: HookContext, clientId: string): void {
  const audience = `https://${context.domain}/api/v2/`;
  const api = context.documents.list('/resource-servers').find(({ identifier }) => identifier === audience);
  const scopes = ((api?.['scopes'] ?? []) as readonly Doc[]).map(({ value }) => value ?? '');
  const grant = context.documents
    .list('/client-grants')
    .find((one) => one['client_id'] === clientId && one['audience'] === audience);
  if (!grant) create(kinds, 'clientGrants', { client_id: clientId, audience, scope: scopes }, {}, context);
  else if ((grant['scope'] as readonly unknown[]).length < scopes.length) {
    context.documents.put('/client-grants', String(grant['id']), { ...grant, scope: scopes });
  }
}

function create(kinds: readonly Kind[], name: string, body: Doc, made: Doc, context: HookContext): void {
  const kind = kinds.find((one) => one.name === name);
  if (kind?.shape.type !== 'collection') throw new Error(`the table has no collection ${name}`);
  createDocument(kind, kind.shape, { ...body, ...made }, context);
}
