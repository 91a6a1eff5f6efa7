import * as z from 'zod';
import { listOf, object, settings, text } from '../schema.ts';
import { set } from '../traits.ts';

const some = (item: z.ZodType) => set(listOf(item).min(1));
const words = some(text);
const ipv4 = some(z.union([z.ipv4(), z.cidrv4()]));
const ipv6 = some(z.union([z.ipv6(), z.cidrv6()]));

/** What a request must have in common with a rule of a network ACL. */
export const matchConditions = settings({
  asns: some(z.int()),
  // Auth0's own lists of addresses: `auth0.low_reputation`.
  auth0_managed: some(text.regex(/^auth0\.[^.\s]+$/)),
  geo_country_codes: words,
  geo_subdivision_codes: words,
  ipv4_cidrs: ipv4,
  ipv6_cidrs: ipv6,
  ja3_fingerprints: words,
  ja4_fingerprints: words,
  user_agents: words,
  hostnames: words,
  connecting_ipv4_cidrs: ipv4,
  connecting_ipv6_cidrs: ipv6,
  http_message_signature: object({ keys: listOf(object({ id: text })).min(1) }),
});
