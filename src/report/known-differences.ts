/** Where an answer of the local tenant is known to differ from a real tenant's, and why it stays so. */
export interface KnownDifference {
  readonly where: string;
  readonly difference: string;
  readonly reason: string;
}

/** Auth0 adds fields over the years, and recordings span them: the same request was answered with and without. */
const YEARS =
  'recordings of different years disagree; the more frequent, or else the documented, form is given';
const RANDOM = 'the value is random, or names the recorded tenant';
const BEFORE = 'the recorded tenant held it before the recording began, so that nobody can know what it was';

export const knownDifferences: readonly KnownDifference[] = [
  {
    where: '`/authorize`',
    difference:
      'consent is not asked for because an application runs on `localhost`, and a callback there needs no confirmation',
    reason: 'it stands for the application in production, which Auth0 can verify; see decision 0025',
  },
  {
    where: '`/u/…`, with a page template',
    difference: 'scripts of the template do not run',
    reason: 'a page that takes passwords runs no script; see decision 0026',
  },
  {
    where: '`/clients/{id}`',
    difference: 'no `tenant`, `global`, `callback_url_template`, and only the certificate of signing keys',
    reason: 'see decision 0012; lists, and `fields`, have them',
  },
  {
    where: '`/clients`',
    difference: '`cross_origin_auth`, `cross_origin_authentication`; the name in `tenant`',
    reason: YEARS,
  },
  {
    where: '`/connections`',
    difference:
      '`authentication`, `connected_accounts`, `enabled_clients`; of databases `password_options`, `email_otp`, `phone_otp`, `signup_behavior`',
    reason: YEARS,
  },
  {
    where: '`/connections`',
    difference: '`oidc_metadata` and the endpoints of OIDC connections with a `discovery_url`',
    reason: 'Auth0 fetches the document of the provider; the local tenant works without a network',
  },
  {
    where: '`/connections`',
    difference: '`provisioning_ticket_url`, encrypted values of `configuration`',
    reason: RANDOM,
  },
  {
    where: '`/resource-servers`',
    difference: '`subject_type_authorization` is always there',
    reason: YEARS,
  },
  {
    where: '`/organizations`',
    difference: '`third_party_client_access` and `is_app_entitlement_active` only where they have been set',
    reason: YEARS,
  },
  { where: '`/roles`', difference: '`type` is always there', reason: YEARS },
  {
    where: '`/tenants/settings`',
    difference: 'what had been set in a tenant before: pictures, colours, pages, flags',
    reason: BEFORE,
  },
  {
    where: '`/emails/provider`, `/email-templates/{templateName}`',
    difference: '404 until one is made',
    reason: BEFORE,
  },
  { where: '`/attack-protection/captcha`', difference: 'settings of providers', reason: BEFORE },
  {
    where: '`/custom-domains`',
    difference: 'records of the verification; `is_default`, `primary`, `created_at`',
    reason: `${RANDOM}; ${YEARS}`,
  },
  {
    where: '`/custom-domains/{id}/verify`',
    difference: '200; recorded once as 201',
    reason: 'documented as 200',
  },
  {
    where: '`/log-streams`',
    difference: '`isPriority` is always there; sources of partners',
    reason: `${YEARS}; ${RANDOM}`,
  },
  {
    where: '`/actions/actions`',
    difference: '`status` is never `building`, `retrying` or `failed`',
    reason: 'an Action is built at once',
  },
  {
    where: '`POST /actions/actions/{id}/deploy`',
    difference:
      'an Action that has not changed answers with the version that is deployed; Auth0 makes a new one',
    reason: 'an import that changes nothing leaves nothing behind',
  },
  {
    where: '`/keys/encryption`',
    difference: 'keys and wrapping keys',
    reason: RANDOM,
  },
  {
    where: '`/jobs`',
    difference: 'a job is done when it is first asked for; the limit of two at once is never reached',
    reason: 'see decision 0014',
  },
  {
    where: '`/jobs/users-imports`',
    difference: 'hashes of `argon2` and `md4` are kept and match no password',
    reason: 'Node 20 has neither',
  },
  {
    where: '`/event-streams`, `/log-streams`',
    difference: 'nothing is sent to webhooks, Amazon or log services',
    reason: 'see decision 0013',
  },
  {
    where: '`/email-templates`, `/branding/phone/templates`',
    difference: 'outputs are filled in, `{{ user.name }}`; filters are left out, and tags stay as they are',
    reason: 'messages wait in the outbox, or go to the Action of a custom provider',
  },
  {
    where: 'every operation',
    difference:
      'bodies are JSON; the forms that Auth0 takes as well are refused, but for the file of an import',
    reason: 'no SDK sends them',
  },
];
