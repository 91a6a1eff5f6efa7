import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import { entryOf } from '../entry.ts';
import { httpsUrl, integer } from '../formats.ts';
import { kind } from '../kind.ts';
import { choice, either, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly } from '../traits.ts';

const limit = integer(0, 10_000);

/** What happens to requests over the limit (documented). */
const configuration = either(
  object({ action: choice('allow') }),
  object({ action: choice('block', 'log'), limit }),
  object({ action: choice('redirect'), limit, redirect_uri: httpsUrl }),
);

/** How often applications may call the Authentication API. */
export const rateLimitPolicies = kind({
  name: 'rateLimitPolicies',
  path: '/rate-limit-policies',
  shape: collection({
    prefix: 'rlp_',
    length: 22,
    paging: 'checkpoint',
    list: 'rate_limit_policies',
    deleteMissing: true,
  }),
  scope: 'rate_limit_policies',
  identity: ['consumer_selector'],
  unique: [['resource', 'consumer', 'consumer_selector']],
  missing: { message: 'The rate limit policy does not exist.', errorCode: 'inexistent_rate_limit_policy' },
  conflict: {
    message: 'A rate limit policy with the same resource, consumer, and consumer_selector already exists.',
    errorCode: 'rate_limit_policy_conflict',
  },
  fields: object(
    {
      resource: immutable(choice('oauth_authentication_api')),
      consumer: immutable(choice('client')),
      consumer_selector: immutable(text.max(255)),
      configuration,
    },
    { id: readOnly(text), created_at: readOnly(text), updated_at: readOnly(text) },
  ),
  updateBody: object({ configuration }),
  save: dated,
});

export const rateLimitPoliciesAsset = asset({
  key: 'rateLimitPolicies',
  layout: 'list',
  identity: ['consumer_selector'],
  entry: entryOf(rateLimitPolicies),
});
