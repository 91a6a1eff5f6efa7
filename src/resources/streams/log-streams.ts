import * as z from 'zod';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, either, flag, listOf, loose, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, set, withDefault, writeOnly } from '../traits.ts';
import { CHANGED_SINKS, SINKS } from './log-stream-sinks.ts';
import { savedLogStream } from './save-log-stream.ts';

const CATEGORIES =
  `auth.login.fail auth.login.notification auth.login.success auth.logout.fail auth.logout.success
  auth.signup.fail auth.signup.success auth.silent_auth.fail auth.silent_auth.success auth.token_exchange.fail
  auth.token_exchange.success management.fail management.success scim.event system.notification user.fail
  user.notification user.success actions other`.split(/\s+/);

const common = {
  name: text,
  isPriority: withDefault(flag, false),
  filters: set(listOf(loose({ type: choice('category'), name: choice(...CATEGORIES) }))),
  pii_config: object(
    {
      log_fields: set(
        listOf(choice('first_name', 'last_name', 'username', 'email', 'phone', 'address')).min(1),
      ),
    },
    {
      method: withDefault(choice('mask', 'hash'), 'hash'),
      algorithm: withDefault(choice('xxhash'), 'xxhash'),
    },
  ),
};
const status = choice('active', 'paused', 'suspended');
const startFrom = writeOnly(text);
const types = Object.entries(SINKS);

export const logStreams = kind({
  name: 'logStreams',
  path: '/log-streams',
  shape: collection({
    prefix: 'lst_',
    paging: 'none',
    list: 'log_streams',
    created: 200,
    deleteMissing: true,
  }),
  scope: 'log_streams',
  identity: ['name'],
  missing: { message: 'The log stream does not exist.', errorCode: 'inexistent_log_stream' },
  fields: object(
    { type: immutable(choice(...Object.keys(SINKS))), sink: either(...Object.values(SINKS)) },
    { ...common, id: readOnly(text), status: withDefault(status, 'active'), startFrom: immutable(startFrom) },
  ),
  createBody: z.discriminatedUnion(
    'type',
    members(([type, sink]) => object({ type: z.literal(type), sink }, { ...common, startFrom })),
  ),
  updateFields: settings({ ...common, status, sink: either(...Object.values(CHANGED_SINKS)) }),
  save: savedLogStream,
});

export const logStreamsAsset = asset({
  key: 'logStreams',
  layout: 'list',
  identity: ['name'],
  entry: z.discriminatedUnion(
    'type',
    members(([type, sink]) => object({ type: z.literal(type), sink }, { ...common, id: text, status })),
  ),
});

/** One object for each type of stream, as a union wants them: the first apart from the rest. */
function members(memberOf: (type: (typeof types)[number]) => z.ZodObject): [z.ZodObject, ...z.ZodObject[]] {
  const [first, ...rest] = types.map(memberOf);
  if (!first) throw new Error('there is no type of log stream');
  return [first, ...rest];
}
