import { type Doc, docOf, docsOf, textOf } from '../../core/json.ts';
import type { Account } from './account.ts';

/** What a provider answers about somebody, and what Auth0 makes of it. */
export interface Provider {
  /** What people call it. */
  readonly name: string;
  /** Auth0's documentation, "Identity providers": accounts of it are social. */
  readonly social: boolean;
  /** What is asked for where the connection says nothing. */
  readonly scope: string;
  /** Whether the token endpoint answers with an ID token, and the profile is in that. */
  readonly idToken: boolean;
  /** Left out: OAuth 2. */
  readonly protocol?: 'saml' | 'wsfed';
  /** Whether the answer comes to the callback as a form. */
  readonly formPost?: boolean;
  /** The answer of the provider's own endpoint, or the claims of its ID token. */
  answer(account: Account): Doc;
  /** Auth0's normalized profile of such an answer, but for `sub`: Auth0's documentation, "Normalized user profile schema". */
  profile(answer: Doc): Doc;
  subject(answer: Doc): string | undefined;
}

const oidc = {
  scope: 'openid profile email',
  idToken: true,
  answer: (account: Account): Doc => present(account),
  profile: ({ sub: _, ...claims }: Doc): Doc => only(claims),
  subject: ({ sub }: Doc) => textOf(sub),
};

/** One row a strategy. Fields of the answers: each provider's own documentation. */
const rows: Readonly<Record<string, Provider>> = {
  'google-oauth2': { name: 'Google', social: true, ...oidc, scope: 'openid email profile' },
  apple: { name: 'Apple', social: true, ...oidc, scope: 'name email', formPost: true },
  github: {
    name: 'GitHub',
    social: true,
    scope: 'read:user user:email',
    idToken: false,
    answer: ({ sub, email, email_verified: verified, name, nickname, picture }) => ({
      id: /^\d{1,15}$/.test(sub) ? Number(sub) : sub,
      node_id: sub,
      login: nickname ?? email?.split('@')[0] ?? sub,
      name,
      avatar_url: picture ?? '',
      emails: email === undefined ? [] : [{ email, primary: true, verified, visibility: 'public' }],
    }),
    profile({ login, name, avatar_url: picture, emails }) {
      const primary = docsOf(emails).find((one) => one.primary === true);
      return given({
        nickname: login,
        name: name ?? login,
        picture,
        email: primary?.email,
        email_verified: primary && primary.verified === true,
      });
    },
    // The stand-in's own accounts are known by their `node_id`: their numbers are longer than GitHub's.
    subject: ({ node_id: id }) => textOf(id),
  },
  facebook: {
    name: 'Facebook',
    social: true,
    scope: 'email,public_profile',
    idToken: false,
    answer: ({ sub, email, name, given_name, family_name, picture }) =>
      given({
        id: sub,
        name,
        first_name: given_name,
        last_name: family_name,
        email,
        picture: { data: { url: picture ?? '', is_silhouette: picture === undefined } },
      }),
    // Facebook passes on no address that its owner has not confirmed.
    profile: ({ name, first_name, last_name, email, picture }) =>
      given({
        name,
        given_name: first_name,
        family_name: last_name,
        picture: docOf(docOf(picture).data).url,
        email,
        email_verified: email === undefined ? undefined : true,
      }),
    subject: ({ id }) => textOf(id),
  },
  windowslive: {
    name: 'Microsoft',
    social: true,
    scope: 'openid profile email User.Read',
    idToken: false,
    answer: ({ sub, email, name, given_name, family_name }) =>
      given({
        id: sub,
        displayName: name,
        givenName: given_name,
        surname: family_name,
        userPrincipalName: email,
        mail: email,
      }),
    profile: ({ displayName, givenName, surname, mail, userPrincipalName }) =>
      given({
        name: displayName,
        given_name: givenName,
        family_name: surname,
        email: mail ?? userPrincipalName,
        // Assumed.
        email_verified: (mail ?? userPrincipalName) === undefined ? undefined : true,
      }),
    subject: ({ id }) => textOf(id),
  },
  oauth2: {
    name: 'a provider of OAuth 2',
    social: true,
    scope: '',
    idToken: false,
    answer: (account) => present(account),
    profile: ({ user_id: _, id: __, sub: ___, ...profile }) => profile,
    subject: ({ user_id: own, id, sub }) => textOf(own ?? id ?? sub) ?? numberOf(own ?? id ?? sub),
  },
  oidc: { name: 'an OpenID Connect provider', social: false, ...oidc },
  okta: { name: 'Okta', social: false, ...oidc },
  'google-apps': { name: 'Google Workspace', social: false, ...oidc },
  // What its assertions say is told in `saml/`.
  samlp: { name: 'a SAML provider', social: false, ...oidc, idToken: false, protocol: 'saml' },
  adfs: { name: 'AD FS', social: false, ...oidc, idToken: false, protocol: 'wsfed' },
  // Auth0's documentation, "AD/LDAP Connector Configuration File Schema": the connector answers by WS-Federation (`WSFED_ISSUER`)
  // where Kerberos is on; here it does for passwords as well, and asks for them on its own page.
  ad: { name: 'a directory (AD/LDAP)', social: false, ...oidc, idToken: false, protocol: 'wsfed' },
  waad: {
    name: 'Microsoft Entra ID',
    social: false,
    ...oidc,
    answer: (account) => ({ ...present(account), oid: account.sub, upn: account.email ?? '' }),
    // Auth0's documentation, "Email verification for Azure AD and ADFS": the directory says nothing of it.
    profile: ({ sub: _, oid, upn, email_verified: __, ...claims }) => ({
      ...only(claims),
      ...given({ oid, upn }),
    }),
    subject: ({ oid, sub }) => textOf(oid) ?? textOf(sub),
  },
};

/** The provider of a connection; undefined for a strategy that no stand-in speaks yet. */
export function providerOf({ strategy }: Doc): Provider | undefined {
  return rows[String(strategy)];
}

const CLAIMS = [
  'email',
  'email_verified',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'locale',
];

function only(claims: Doc): Doc {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => CLAIMS.includes(name)));
}

function present(account: Account): Doc {
  return given({ ...account });
}

function given(fields: Readonly<Record<string, Doc[string] | undefined>>): Doc {
  return Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, Doc[string]] => pair[1] !== undefined),
  );
}

function numberOf(value: Doc[string] | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : undefined;
}
