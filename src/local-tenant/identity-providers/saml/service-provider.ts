import type { SAML as Saml } from '@node-saml/node-saml';
import { type Doc, docOf, docsOf, isDoc, itemsOf, type Json, textOf } from '../../../core/json.ts';
import { refuse } from '../../authentication-api/oauth-error.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { providerKey } from '../stand-in/provider-key.ts';
import { profileFrom, subjectFrom } from './attributes.ts';
import { samlNames } from './names.ts';

/** Requests that wait for their response, by their ids, and assertions that have been used. */
const REQUESTS = '/_saml_requests';
const ASSERTIONS = '/_saml_assertions';
/** Milliseconds: as long as somebody may take at their provider, and as an assertion can be good. */
const LIFETIME = 3_600_000;
/** Milliseconds that two clocks may differ. */
const SKEW = 60_000;

/** Where to send somebody with a request for a login, with `relayState` to come back. */
export async function samlRequestUrl(
  context: TenantContext,
  connection: Doc,
  relayState: string,
): Promise<string> {
  const saml = await serviceProvider(context, connection, { solicited: true });
  return saml.getAuthorizeUrlAsync(relayState, undefined, {});
}

/** Somebody as an assertion tells of them. */
export interface SamlProfile {
  readonly subject: string;
  readonly profile: Doc;
}

/**
 * What a response says, once it is proved to be the provider's: signed with its key, for this tenant and this callback, in time, used for the first
 * time and, where `solicited`, an answer to a request that waits. Checked by node-saml, but for time (the tenant's own clock counts), the
 * recipient, the issuer and the second use of one that nobody asked for. Raises `provider-failed`.
 */
export async function openSamlResponse(
  context: TenantContext,
  connection: Doc,
  response: string,
  { solicited }: { readonly solicited: boolean },
): Promise<SamlProfile> {
  const saml = await serviceProvider(context, connection, { solicited });
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
    const assertion = docOf(docOf(profile?.getAssertion?.() as Doc).Assertion as Doc);
    checkAssertion(context, connection, assertion, solicited);
    const attributes = docOf(profile?.['attributes'] as Doc);
    const nameId = textOf(profile?.nameID) ?? '';
    return {
      subject: subjectFrom(connection, attributes, nameId),
      profile: profileFrom(connection, attributes),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('provider-failed', { connection: String(connection.name), reason });
  }
}

async function serviceProvider(
  context: TenantContext,
  connection: Doc,
  { solicited }: { readonly solicited: boolean },
): Promise<Saml> {
  // Loaded when somebody first signs in this way: a start has no need of it.
  const {
    SAML,
    ValidateInResponseTo,
  }: typeof import('@node-saml/node-saml') = require('@node-saml/node-saml');
  const { audience, callback, provider, entryPoint } = samlNames(context, connection);
  const { signSAMLRequest: signs } = docOf(connection.options);
  const pem = context.keys.current.privateKey.export({ type: 'pkcs8', format: 'pem' });
  return new SAML({
    issuer: audience,
    audience,
    callbackUrl: callback,
    entryPoint,
    idpIssuer: provider,
    idpCert: (await providerKey(context)).cert,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    acceptedClockSkewMs: -1,
    validateInResponseTo: solicited ? ValidateInResponseTo.always : ValidateInResponseTo.never,
    cacheProvider: requestsOf(context),
    signatureAlgorithm: 'sha256',
    ...(signs === true && { privateKey: String(pem) }),
  });
}

function requestsOf({ state, clock }: TenantContext) {
  return {
    async saveAsync(key: string, value: string) {
      state.write((documents) => {
        forgetExpired(documents, REQUESTS, clock.now());
        documents.put(REQUESTS, key, { value, expires: clock.now() + LIFETIME });
      });
      return { value, createdAt: clock.now() };
    },
    async getAsync(key: string) {
      const kept = state.documents.get(REQUESTS, key);
      return kept && Number(kept.expires) > clock.now() ? String(kept.value) : null;
    },
    async removeAsync(key: string | null) {
      state.write((documents) => documents.remove(REQUESTS, key ?? ''));
      return key;
    },
  };
}

/** SAML Core, section 2.5.1; SAML Profiles, section 4.1.4.3. */
function checkAssertion(context: TenantContext, connection: Doc, assertion: Doc, solicited: boolean): void {
  const { state, clock } = context;
  const now = clock.now();
  const conditions = attributesOf(one(assertion.Conditions));
  const confirmation = one(
    docOf(one(docOf(one(assertion.Subject)).SubjectConfirmation)).SubjectConfirmationData,
  );
  const { Recipient, NotOnOrAfter, InResponseTo } = attributesOf(confirmation);
  for (const end of [conditions.NotOnOrAfter, NotOnOrAfter]) {
    if (end === undefined || Date.parse(String(end)) + SKEW <= now)
      throw new Error('the assertion has expired');
  }
  if (conditions.NotBefore !== undefined && Date.parse(String(conditions.NotBefore)) - SKEW > now) {
    throw new Error('the assertion is not good yet');
  }
  const { callback, provider } = samlNames(context, connection);
  if (Recipient !== callback) throw new Error('the assertion is for another recipient');
  if (textIn(assertion.Issuer) !== provider) throw new Error('the assertion is of another provider');
  if (!solicited && InResponseTo !== undefined) throw new Error('the assertion answers a request');
  const id = String(attributesOf(assertion).ID);
  state.write((documents) => {
    forgetExpired(documents, ASSERTIONS, now);
    if (documents.get(ASSERTIONS, id)) throw new Error('the assertion has been used');
    documents.put(ASSERTIONS, id, { expires: now + LIFETIME });
  });
}

/** xml2js: elements are lists, their attributes are below `$`. */
function one(elements: Json | undefined): Doc {
  const [first] = docsOf(elements);
  return first ?? {};
}

function attributesOf(element: Doc): Doc {
  return isDoc(element.$) ? element.$ : {};
}

/** The text of an element, with attributes or without. */
function textIn(elements: Json | undefined): string | undefined {
  const [first] = itemsOf(elements);
  return textOf(first) ?? textOf(docOf(first)._);
}
