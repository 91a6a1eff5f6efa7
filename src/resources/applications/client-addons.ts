import * as z from 'zod';
import { either, flag, free, loose, number, settings, text, texts } from '../schema.ts';
import { maybe, secret } from '../traits.ts';

/** Add-ons of an application. Auth0 takes further keys within each of them. */
const url = z.looseObject({ url: text });
const domain = loose({ domain: text });
const account = loose({ account: text });
const salesforceApi = loose({
  clientid: text,
  principal: text,
  communityName: text,
  community_url_section: text,
});

const saml = loose({
  mappings: free,
  audience: text,
  recipient: text,
  createUpnClaim: flag,
  mapUnknownClaimsAsIs: flag,
  passthroughClaimsWithNoMapping: flag,
  mapIdentities: flag,
  signatureAlgorithm: text,
  digestAlgorithm: text,
  issuer: text,
  destination: text,
  lifetimeInSeconds: number,
  signResponse: flag,
  nameIdentifierFormat: text,
  nameIdentifierProbes: texts,
  authnContextClassRef: text,
});

export const clientAddons = settings({
  aws: loose({ principal: text, role: text, lifetime_in_seconds: number }),
  azure_blob: loose({
    accountName: text,
    storageAccessKey: secret(text),
    containerName: text,
    blobName: text,
    expiration: number,
    signedIdentifier: text,
    blob_read: flag,
    blob_write: flag,
    blob_delete: flag,
    container_read: flag,
    container_write: flag,
    container_delete: flag,
    container_list: flag,
  }),
  azure_sb: loose({
    namespace: text,
    sasKeyName: text,
    sasKey: secret(text),
    entityPath: text,
    expiration: number,
  }),
  rms: url,
  mscrm: url,
  slack: z.looseObject({ team: text }),
  sentry: loose({ org_slug: text, base_url: text }),
  box: free,
  cloudbees: free,
  concur: free,
  dropbox: free,
  echosign: domain,
  egnyte: domain,
  firebase: loose({
    secret: secret(text),
    private_key_id: text,
    private_key: secret(text),
    client_email: text,
    lifetime_in_seconds: number,
  }),
  newrelic: account,
  office365: loose({ domain: text, connection: text }),
  salesforce: loose({ entity_id: text }),
  salesforce_api: salesforceApi,
  salesforce_sandbox_api: salesforceApi,
  samlp: saml,
  layer: z.looseObject({
    providerId: text,
    keyId: text,
    privateKey: secret(text),
    principal: maybe(text),
    expiration: maybe(number),
  }),
  sap_api: loose({
    clientid: text,
    usernameAttribute: text,
    tokenEndpointUrl: text,
    scope: text,
    servicePassword: secret(text),
    nameIdentifierFormat: text,
  }),
  sharepoint: loose({ url: text, external_url: either(text, texts) }),
  springcm: loose({ acsurl: text }),
  wams: loose({ masterkey: secret(text) }),
  wsfed: free,
  zendesk: loose({ accountName: text }),
  zoom: account,
  sso_integration: loose({ name: text, version: text }),
  oag: settings({}).nullable(),
}).nullable();
