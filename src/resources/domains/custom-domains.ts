import { asset } from '../asset.ts';
import { entryOf } from '../entry.ts';
import { kind } from '../kind.ts';
import { choice, flag, listOf, metadata, object, settings, text } from '../schema.ts';
import { searchFor } from '../search/search.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, setApart, writeOnly } from '../traits.ts';
import { changeDefault, readDefault, tested, verified } from './custom-domain-verbs.ts';
import { refuseDefault, savedDomain } from './save-custom-domain.ts';

const HOST =
  /^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const host = text.min(3).max(255).regex(HOST);

const SEARCHED = { bareFields: ['domain'], foldedFields: new Set(['domain']) };

const header = choice('true-client-ip', 'cf-connecting-ip', 'x-forwarded-for', 'x-azure-clientip', '');
const relyingParty = text.max(255).regex(HOST);
const verification = settings({
  methods: listOf(object({ name: text, record: text }, { domain: text })),
  status: text,
  error_msg: text,
  last_verified_at: text,
});
const certificate = settings({
  status: text,
  error_msg: text,
  certificate_authority: text,
  renews_before: text,
});

const changeable = {
  tls_policy: choice('recommended'),
  custom_client_ip_header: header.nullable(),
  domain_metadata: metadata,
};

const fields = object(
  { domain: immutable(host), type: immutable(choice('auth0_managed_certs', 'self_managed_certs')) },
  {
    custom_domain_id: readOnly(text),
    primary: readOnly(flag),
    is_default: setApart(flag),
    status: readOnly(choice('pending_verification', 'ready', 'failed')),
    origin_domain_name: readOnly(text),
    verification: readOnly(verification),
    certificate: readOnly(certificate),
    created_at: readOnly(text),
    verification_method: immutable(writeOnly(choice('txt'))),
    ...changeable,
    relying_party_identifier: relyingParty,
  },
);

export const customDomains = kind({
  name: 'customDomains',
  path: '/custom-domains',
  shape: collection({ id: 'custom_domain_id', prefix: 'cd_', paging: 'both', list: 'custom_domains' }),
  scope: 'custom_domains',
  identity: ['domain'],
  unique: [['domain']],
  missing: { message: 'Custom domain not found.', errorCode: 'inexistent_custom_domain' },
  conflict: { message: 'Custom domain already exists.', errorCode: 'custom_domain_conflict' },
  fields,
  updateFields: settings({ ...changeable, relying_party_identifier: relyingParty.nullable() }),
  verbs: [readDefault, changeDefault, verified, tested],
  filter: (stored, { query }) => !query['q'] || searchFor(query['q'], SEARCHED)(stored),
  save: savedDomain,
  removed: refuseDefault,
});

export const customDomainsAsset = asset({
  key: 'customDomains',
  layout: 'list',
  identity: ['domain'],
  // auth0-deploy-cli exports what the tenant made and takes it back: it leaves it out of its requests.
  entry: entryOf(
    { fields },
    {
      also: {
        custom_domain_id: text,
        primary: flag,
        is_default: flag,
        status: text,
        origin_domain_name: text,
        verification,
        certificate,
        created_at: text,
        updated_at: text,
      },
    },
  ),
});
