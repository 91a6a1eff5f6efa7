import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textsOf } from '../../../core/json.ts';
import type { BrowserLogin } from '../../authentication-api/authorize/browser-login.ts';
import { isPasswordless } from '../../authentication-api/passwordless/passwordless-connection.ts';
import { findOrganization } from '../../authentication-api/sign-in/organization-of.ts';

/** The connections by which people of the login's application, or organization, come in. `connection` chooses one. */
export function connectionsOf(documents: Documents, { client, parameters }: BrowserLogin): Doc[] {
  const organization = findOrganization(documents, parameters.organization ?? '');
  const all = documents.list('/connections');
  const enabled = organization
    ? all.filter(
        ({ id }) =>
          linkOf(documents, organization, id)?.is_enabled !== false && linkOf(documents, organization, id),
      )
    : all.filter(({ enabled_clients: clients }) => textsOf(clients).includes(String(client.client_id)));
  const { connection: wanted } = parameters;
  return wanted === undefined ? enabled : enabled.filter(({ name }) => name === wanted);
}

function linkOf(documents: Documents, organization: Doc, id: Doc[string] | undefined): Doc | undefined {
  return documents.get(`/organizations/${String(organization.id)}/connections`, String(id));
}

/** The databases among connections: where a password is asked for. */
export function databasesOf(connections: readonly Doc[]): Doc[] {
  return connections.filter(({ strategy }) => strategy === 'auth0');
}

/** Those that let people in by a code. */
export function passwordlessOf(connections: readonly Doc[]): Doc[] {
  return connections.filter(isPasswordless);
}

/** The others, as buttons. An enterprise connection has one where it says so (Auth0's documentation, `show_as_button`). */
export function buttonsOf(connections: readonly Doc[]): Doc[] {
  const SOCIAL = /^(google-oauth2|github|facebook|apple|windowslive|oauth2|linkedin|twitter)$/;
  return connections.filter(
    ({ strategy, show_as_button: button }) =>
      strategy !== 'auth0' && (SOCIAL.test(String(strategy)) || button === true),
  );
}

/** Whether somebody may make an account in one of the databases. */
export function takesSignUps(databases: readonly Doc[]): boolean {
  return databases.some(({ options }) => docOf(options).disable_signup !== true);
}
