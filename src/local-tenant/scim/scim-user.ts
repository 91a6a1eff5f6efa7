import { type Doc, docOf, docsOf, isDoc, type Json, textOf } from '../../core/json.ts';
import { valueAtPath, withValueAtPath } from './scim-path.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A rule of a connection's mapping: Auth0's attribute for one of SCIM's. */
interface Rule {
  readonly scim: string;
  readonly auth0: string;
}

/** The rules of a connection's configuration. */
export function rulesOf({ mapping }: Doc): Rule[] {
  return docsOf(mapping).map(({ scim, auth0 }) => ({ scim: String(scim), auth0: String(auth0) }));
}

/** The fields of a user that a SCIM resource tells; what it does not have is null. */
export function profileOf(resource: Doc, rules: readonly Rule[]): Doc {
  let profile: Doc = {};
  for (const { scim, auth0 } of rules) {
    const value = valueAtPath(resource, scim) ?? null;
    profile = withValueAtPath(profile, auth0, auth0 === 'blocked' ? blockedOf(value) : value);
  }
  return profile;
}

/** SCIM's `active` is the other way round (documented: an inactive user is blocked). Whoever says nothing is active. */
function blockedOf(active: Json): boolean {
  return active === false || (typeof active === 'string' && active.toLowerCase() === 'false');
}

/** The user with the fields of a profile: null takes one away. */
export function withProfile(user: Doc, profile: Doc): Doc {
  const merged: Record<string, Json> = { ...user };
  for (const [name, value] of Object.entries(profile)) {
    if (value === null) delete merged[name];
    else if (name === 'app_metadata' || name === 'user_metadata') {
      const metadata = Object.entries({ ...docOf(user[name]), ...docOf(value) });
      merged[name] = Object.fromEntries(metadata.filter(([, one]) => one !== null));
    } else merged[name] = value;
  }
  return merged;
}

/** A user as a SCIM resource (RFC 7643, section 4.1). */
export function resourceOf(user: Doc, rules: readonly Rule[], base: string): Doc {
  let resource: Doc = {};
  for (const { scim, auth0 } of rules) {
    const value = valueAtPath(user, auth0);
    if (auth0 === 'blocked') resource = withValueAtPath(resource, scim, value !== true);
    else if (value !== undefined && value !== null) resource = withValueAtPath(resource, scim, value);
  }
  const id = String(user.user_id);
  return {
    schemas: [USER, ...(isDoc(resource[ENTERPRISE]) ? [ENTERPRISE] : [])],
    id,
    ...resource,
    meta: {
      resourceType: 'User',
      created: textOf(user.created_at) ?? '',
      lastModified: textOf(user.updated_at) ?? '',
      location: `${base}/Users/${encodeURIComponent(id)}`,
    },
  };
}

/** Whether a user's first account is of the connection. */
export function isOfConnection(user: Doc | undefined, { name }: Doc): boolean {
  return docsOf(user?.identities)[0]?.connection === name;
}
