import * as z from 'zod';
import { object, text } from '../schema.ts';
import { readOnly, ref, secret, writeOnly } from '../traits.ts';
import { awsRegion } from './aws-regions.ts';

const hidden = writeOnly(secret(text));

const authorization = z.discriminatedUnion('method', [
  object({ method: z.literal('basic'), username: text.max(128).regex(/^[^:]+$/) }, { password: hidden }),
  object({ method: z.literal('bearer') }, { token: hidden }),
  object(
    { method: z.literal('custom_header'), header_key: text.regex(/^[a-zA-Z0-9!#$%&'*+.^_`|~-]+$/) },
    { header_value: hidden },
  ),
]);

/** An HTTP endpoint. */
export const webhook = object({
  type: z.literal('webhook'),
  configuration: object({
    webhook_endpoint: text.regex(/^https:\/\/.*/),
    webhook_authorization: authorization,
  }),
});

/** A partner event bus at Amazon. */
export const eventbridge = object({
  type: z.literal('eventbridge'),
  configuration: object(
    { aws_account_id: text.regex(/^\d{12}$/), aws_region: awsRegion },
    { aws_partner_event_source: readOnly(text) },
  ),
});

/** An Action with the trigger `event-stream`. */
export const action = object({
  type: z.literal('action'),
  configuration: object({ action_id: ref(text, 'actions') }),
});

/** Where an event stream sends to. */
export const destination = z.discriminatedUnion('type', [webhook, eventbridge, action]);
