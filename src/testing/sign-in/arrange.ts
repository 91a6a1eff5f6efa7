import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, docsOf, type Json } from '../../core/json.ts';
import { methodsPath } from '../../resources/users/authentication-methods.ts';
import { override } from '../overrides.ts';
import type { ProjectTenant } from '../tenant/kept.ts';
import type { SnapshotPersona } from '../tenant/snapshot.ts';
import { noSuch } from './no-such.ts';
import type { Order } from './order.ts';

/** The persona with this name or e-mail address. Throws where there is none. */
export function personaOf(
  { personas }: ProjectTenant,
  { persona: wanted, connection }: Order,
): SnapshotPersona {
  const named = personas.filter(({ name, email }) => name === wanted || email === wanted);
  const found = named.find((one) => connection === undefined || one.connection === connection);
  if (found) return found;
  const known = personas.map(({ name }) => name);
  if (named.length === 0) throw noSuch('persona', wanted, known);
  throw noSuch(
    `connection of ${wanted}`,
    connection ?? '',
    named.map((one) => one.connection),
  );
}

/** The application with this name or client id. Throws where there is none. */
export function applicationOf(documents: Documents, wanted: string): Doc {
  const clients = documents.list('/clients').filter(({ global }) => global !== true);
  const found = clients.find(({ name, client_id: id }) => name === wanted || id === wanted);
  if (found) return found;
  const known = clients.map(({ name }) => String(name));
  throw noSuch('application', wanted, known);
}

/** The database with this name. Throws where there is none. */
export function databaseOf(documents: Documents, wanted: string): Doc {
  const databases = documents.list('/connections').filter(({ strategy }) => strategy === 'auth0');
  const found = databases.find(({ name }) => name === wanted);
  if (found) return found;
  const known = databases.map(({ name }) => String(name));
  throw noSuch('database', wanted, known);
}

/** The id of the organization with this name or id. Throws where there is none. */
export function organizationIdOf(documents: Documents, wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const organizations = documents.list('/organizations');
  const found = organizations.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return String(found.id);
  const known = organizations.map(({ name }) => String(name));
  throw noSuch('organization', wanted, known);
}

/** Puts what the test says of the person and of the Actions into the tenant. */
export function arrange(
  documents: Documents,
  userId: string,
  { user = {}, enrolled = [], secrets }: Order,
): void {
  documents.put('/users', userId, override(docOf(documents.get('/users', userId)), user));
  for (const factor of enrolled) enroll(documents, userId, factor);
  setSecrets(documents, secrets);
}

/** Gives Actions other secrets. Throws where none of them has a secret of that name. */
export function setSecrets(documents: Documents, secrets: Order['secrets'] = {}): void {
  const actions = documents.list('/actions/actions');
  const declared = actions.flatMap((action) => secretsOf(action).map(({ name }) => String(name)));
  for (const name of Object.keys(secrets)) {
    if (!declared.includes(name)) throw noSuch('secret of an Action', name, declared);
  }
  for (const action of actions)
    documents.put('/actions/actions', String(action.id), withSecrets(action, secrets));
}

const STORED: Readonly<Record<string, string>> = { otp: 'totp', 'push-notification': 'push' };

function enroll(documents: Documents, userId: string, factor: string): void {
  const type = STORED[factor] ?? factor;
  documents.put(methodsPath(userId), type, { id: type, type, confirmed: true });
}

function withSecrets(action: Doc, secrets: Readonly<Record<string, string>>): Doc {
  if (action.deployed_version === undefined) return action;
  const set = secretsOf(action).map((secret): Json => {
    const value = secrets[String(secret.name)];
    return value === undefined ? secret : { ...secret, value };
  });
  return { ...action, deployed_version: { ...docOf(action.deployed_version), secrets: set } };
}

/** As they were deployed. */
export function secretsOf(action: Doc): Doc[] {
  return docsOf(docOf(action.deployed_version).secrets);
}
