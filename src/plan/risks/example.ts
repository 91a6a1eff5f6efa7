import type { Doc } from '../../core/json.ts';
import type { Example } from '../risk.ts';
import type { Snapshot } from '../snapshot.ts';

type Sided = readonly [before: Doc | undefined, after: Doc | undefined];

/** An example in which one document of a path changes, appears (`undefined` before) or goes (`undefined` after). */
export function at(path: string, ...[before, after]: Sided): Example {
  return { before: snapshot(path, before), after: snapshot(path, after) };
}

function snapshot(path: string, doc: Doc | undefined): Snapshot {
  return doc ? { [path]: { '': doc } } : {};
}

/** Examples of an application: what it is besides `name` before and after. */
export const application = (before: Doc, after: Doc): Example =>
  at('/clients', { name: 'Fernhill Bookings', ...before }, { name: 'Fernhill Bookings', ...after });

/** Of an application that is new. */
export const newApplication = (after: Doc): Example =>
  at('/clients', undefined, { name: 'Fernhill Bookings', ...after });

/** Of an API. */
export const api = (before: Doc, after: Doc): Example =>
  at('/resource-servers', { ...bookingsApi, ...before }, { ...bookingsApi, ...after });

const bookingsApi = { identifier: 'https://api.fernhill.example/', name: 'Fernhill Bookings API' };

/** Of the tenant's settings. */
export const settings = (before: Doc, after: Doc): Example => at('/tenants/settings', before, after);

/** Of a connection. */
export const connection = (before: Doc, after: Doc): Example =>
  at('/connections', { ...customers, ...before }, { ...customers, ...after });

const customers = { name: 'fernhill-customers', strategy: 'auth0' };

/** Of an Action. */
export const action = (before: Doc, after: Doc): Example =>
  at(
    '/actions/actions',
    { name: 'add-roles-and-claims', ...before },
    { name: 'add-roles-and-claims', ...after },
  );

/** The example in a tenant in which nobody signs in for real. */
export const notProduction = (example: Example): Example => ({ ...example, production: false });

/** A grant of the application `abc` at the bookings API, or at another. */
export const grant = (scope: readonly string[], audience = 'https://api.fernhill.example/'): Doc => ({
  client_id: 'abc',
  audience,
  subject_type: 'client',
  scope,
});

/** The audience of the Management API. */
export const management = 'https://fernhill.eu.auth0.com/api/v2/';

/** Of the Actions bound to post-login, in their order. */
export const bindings = (before: readonly string[], after: readonly string[]): Example => {
  const side = (names: readonly string[]) => ({
    '/actions/triggers/post-login/bindings': { '': { items: names.map((name) => ({ action: { name } })) } },
  });
  return { before: side(before), after: side(after) };
};
