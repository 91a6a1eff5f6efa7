import { type Doc, docOf, type Json, textOf, textsOf } from '../../../core/json.ts';
import type { Account } from '../account.ts';

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';

/** Names that Auth0 maps by itself (documented: the default mappings of SAML connections), by the profile's field. */
const DEFAULTS: Readonly<Record<string, string>> = {
  email: `${CLAIMS}emailaddress`,
  given_name: `${CLAIMS}givenname`,
  family_name: `${CLAIMS}surname`,
  name: `${CLAIMS}name`,
};

/** Which attribute each field of the profile comes from: the connection's own names, and the usual ones. */
function namesOf(connection: Doc): ReadonlyMap<string, readonly string[]> {
  const own = Object.entries(docOf(docOf(connection.options).fieldsMap)).map(
    ([field, names]) => [field, textOf(names) === undefined ? textsOf(names) : [String(names)]] as const,
  );
  const usual = Object.entries(DEFAULTS).map(([field, name]) => [field, [name]] as const);
  return new Map<string, readonly string[]>([...usual, ...own]);
}

/** What the stand-in says of an account: under the names that the connection expects. */
export function attributesFor(connection: Doc, account: Account): Readonly<Record<string, string>> {
  const values = account as unknown as Readonly<Record<string, unknown>>;
  const found = [...namesOf(connection)].flatMap(([field, [name]]) => {
    const value = field === 'user_id' ? account.sub : values[field];
    return typeof value === 'string' && name !== undefined ? [[name, value] as const] : [];
  });
  const id = textOf(docOf(connection.options).user_id_attribute);
  return { ...Object.fromEntries(found), ...(id && { [id]: account.sub }) };
}

/** The normalized profile of an assertion: mapped fields, and every other attribute under its own name. */
export function profileFrom(connection: Doc, attributes: Readonly<Record<string, Json>>): Doc {
  const names = namesOf(connection);
  const mapped = new Set([...names.values()].flat());
  const fields = [...names].flatMap(([field, from]) => {
    const name = from.find((one) => attributes[one] !== undefined);
    return name === undefined || field === 'user_id' ? [] : [[field, attributes[name] ?? '']];
  });
  const others = Object.entries(attributes).filter(([name]) => !mapped.has(name));
  return Object.fromEntries([...others, ...fields]);
}

/** Whom an assertion is about: the attribute that the connection names, else its NameID. */
export function subjectFrom(
  connection: Doc,
  attributes: Readonly<Record<string, Json>>,
  nameId: string,
): string {
  const named = textOf(docOf(connection.options).user_id_attribute);
  const [mapped] = namesOf(connection).get('user_id') ?? [];
  return textOf(attributes[named ?? mapped ?? '']) ?? nameId;
}
