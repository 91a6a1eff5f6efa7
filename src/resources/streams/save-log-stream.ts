import { type Doc, docOf, type Json } from '../../core/json.ts';
import { uuid } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { object } from '../schema.ts';
import { CHANGED_SINKS, SETTLED_SINKS } from './log-stream-sinks.ts';

/** What Auth0 adds to a new sink (recorded for Amazon, documented for Azure). */
const MADE: Readonly<Record<string, (context: HookContext) => Doc>> = {
  eventbridge: (context) => ({
    awsPartnerEventSource: `aws.partner/auth0.com/${source(context)}/auth0.logs`,
  }),
  eventgrid: (context) => ({ azurePartnerTopic: source(context) }),
};

/** The name of the tenant and something of its own, as partners know a stream by: `fernhill-12f61f8b-…`. */
export function source({ domain, random }: HookContext): string {
  return `${domain.replace(/[.:].*/, '')}-${uuid(random)}`;
}

export function savedLogStream(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const doc = withoutEmptyFilters(withoutNulls(next));
  const type = String(doc.type);
  if (!before) {
    return { ...doc, id: newId(context), sink: { ...docOf(doc.sink), ...MADE[type]?.(context) } };
  }
  if (doc.sink === before.sink) return doc;
  if (SETTLED_SINKS.has(type)) {
    throw new ApiError(400, `The sink of a log stream of type ${type} cannot be changed`, 'invalid_body');
  }
  context.validate(object({ sink: CHANGED_SINKS[type] ?? object({}) }), { sink: doc.sink ?? null });
  const { pii_config, ...rest } = doc;
  return {
    ...rest,
    sink: { ...secretsOf(before.sink), ...docOf(doc.sink) },
    // A sink that is sent without what hides personal data takes that away (recorded).
    ...(pii_config !== undefined && pii_config !== before.pii_config && { pii_config }),
  };
}

/** Keys that PATCH may leave out, and that then stay. */
function secretsOf(sink: Json | undefined): Doc {
  const kept = ['segmentWriteKey', 'mixpanelServiceAccountPassword'];
  return Object.fromEntries(Object.entries(docOf(sink)).filter(([key]) => kept.includes(key)));
}

/** A stream that takes everything has no filters at all (recorded). */
function withoutEmptyFilters({ filters, ...doc }: Doc): Doc {
  return Array.isArray(filters) && filters.length > 0 ? { ...doc, filters } : doc;
}

/** `lst_` and sixteen digits, most of them zeros, as recorded. */
function newId(context: Pick<HookContext, 'random' | 'documents'>): string {
  const number = context.random.bytes(4).readUInt32BE() % 1_000_000;
  const id = `lst_${String(number).padStart(16, '0')}`;
  return context.documents.get('/log-streams', id) ? newId(context) : id;
}
