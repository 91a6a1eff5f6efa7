import type { Doc } from '../core/json.ts';
import { dated } from './dated.ts';
import { type Asset, asset, type CollectionShape, collection, type Kind, kind } from './kind.ts';
import { free, loose, object, text } from './schema.ts';
import { immutable, readOnly, secret, writeOnly } from './traits.ts';

/**
 * Resources that the sample tenant does not use. The local tenant keeps what is sent, with an id and dates, in the
 * answers' recorded form; the fields are checked only as far as they are named here.
 */
interface Plain {
  /** auth0-deploy-cli's key, where it has one. */
  readonly key: string;
  readonly path: string;
  readonly scope: string;
  readonly shape: Parameters<typeof collection>[0];
  /** The field that a file's entry is known by. */
  readonly by?: string;
  readonly missing?: string;
  /** What Auth0 stores besides. */
  readonly defaults?: Doc;
}

const table: readonly Plain[] = [
  { key: 'rules', path: '/rules', scope: 'rules', shape: { prefix: 'rul_', list: 'rules' } },
  { key: 'hooks', path: '/hooks', scope: 'hooks', shape: { list: 'hooks' } },
];

function plain({ key, path, scope, shape, by = 'name', missing, defaults = {} }: Plain): Kind {
  const full: CollectionShape = collection(shape);
  const fields = { [full.id]: readOnly(text), created_at: readOnly(text), updated_at: readOnly(text) };
  return kind({
    name: key,
    path,
    shape: full,
    scope,
    identity: [by],
    ...(missing !== undefined && { missing: { message: missing } }),
    fields: loose({
      ...fields,
      [by]: by === 'name' ? text : loose({}).or(text),
      credentials: writeOnly(free),
    }),
    save: (next, before, context) => dated(before ? next : { ...defaults, ...next }, before, context),
  });
}

const rulesConfigs = kind({
  name: 'rulesConfigs',
  path: '/rules-configs',
  shape: collection({ id: 'key', paging: 'none', list: 'rules_configs', verbs: ['list', 'remove'] }),
  scope: 'rules_configs',
  identity: ['key'],
  fields: object({ key: immutable(text), value: writeOnly(secret(text)) }),
  verbs: [
    {
      method: 'PUT',
      path: '/{key}',
      scope: 'update:rules_configs',
      body: object({ value: text }),
      run(body, { documents, params }) {
        const key = params['key'] ?? '';
        const value = (body as { value: string }).value;
        documents.put('/rules-configs', key, { key, value });
        return { status: 200, body: { key, value } };
      },
    },
  ],
});

export const plainKinds: readonly Kind[] = [...table.map(plain), rulesConfigs];

export const plainAssets: readonly Asset[] = [
  ...table.map(({ key, by = 'name' }) =>
    asset({
      key,
      layout: 'list',
      identity: [by],
      entry: loose({ [by]: by === 'name' ? text : loose({}).or(text) }),
    }),
  ),
  asset({
    key: 'rulesConfigs',
    layout: 'list',
    identity: ['key'],
    entry: object({ key: text, value: secret(text) }),
  }),
];
