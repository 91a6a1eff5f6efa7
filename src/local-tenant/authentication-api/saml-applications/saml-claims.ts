import { type Doc, docOf, docsOf, type Json, textOf, textsOf } from '../../../core/json.ts';

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';
const OWN = 'http://schemas.auth0.com/';

/** Auth0's documentation, "Customize SAML Assertions": the default mapping. */
const MAPPINGS: Readonly<Record<string, string>> = {
  user_id: `${CLAIMS}nameidentifier`,
  email: `${CLAIMS}emailaddress`,
  name: `${CLAIMS}name`,
  given_name: `${CLAIMS}givenname`,
  family_name: `${CLAIMS}surname`,
  upn: `${CLAIMS}upn`,
  groups: 'http://schemas.xmlsoap.org/claims/Group',
};
/** Documented: tried in this order for the NameID. */
const PROBES = [`${CLAIMS}nameidentifier`, `${CLAIMS}emailaddress`, `${CLAIMS}name`];
const NEVER = new Set(['identities', 'app_metadata', 'user_metadata', 'multifactor']);

export type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** What an assertion tells of a user. Auth0's documentation: mapped fields, the others with a prefix, the identities, and what Actions have set. */
export function samlAttributes(user: Doc, settings: Doc): Attributes {
  const mappings =
    settings.mappings === undefined ? MAPPINGS : (docOf(settings.mappings) as Record<string, string>);
  const found: Record<string, Json> = {};
  for (const [field, value] of Object.entries(user)) {
    const mapped = Object.hasOwn(mappings, field) ? mappings[field] : undefined;
    if (mapped !== undefined) found[mapped] = value;
    else if (settings.passthroughClaimsWithNoMapping !== false && !NEVER.has(field))
      found[settings.mapUnknownClaimsAsIs === true ? field : `${OWN}${field}`] = value;
  }
  if (settings.createUpnClaim !== false && user.email !== undefined) found[`${CLAIMS}upn`] ??= user.email;
  if (settings.mapIdentities !== false) Object.assign(found, identityClaims(user));
  for (const [name, value] of Object.entries(docOf(settings.attributes))) {
    if (value === null) delete found[name];
    else found[name] = value;
  }
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, shown(value)]),
  );
}

/** The NameID: the first of the probes that has a value. */
export function samlNameId(attributes: Attributes, settings: Doc, user: Doc): string {
  const own = textsOf(settings.nameIdentifierProbes);
  const probe = (own.length > 0 ? own : PROBES).find((name) => attributes[name] !== undefined);
  return String([attributes[probe ?? ''] ?? user.user_id ?? ''].flat()[0]);
}

function identityClaims({ identities }: Doc): Doc {
  const [first = {}] = docsOf(identities);
  const { provider = '', connection = '', isSocial = false } = first;
  const base = `${OWN}identities/default/`;
  return { [`${base}provider`]: provider, [`${base}connection`]: connection, [`${base}isSocial`]: isSocial };
}

function shown(value: Json): string | readonly string[] {
  if (Array.isArray(value)) return value.map((one) => textOf(one as Json) ?? JSON.stringify(one));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
