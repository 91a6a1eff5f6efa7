import { type Doc, docOf, itemsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { dictionary, listOf, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { secret } from '../traits.ts';

/** What Auth0 shows of every secret, and auth0-deploy-cli knows it by. No hook runs here, so nothing else is kept. */
const HIDDEN = '_VALUE_NOT_SHOWN_';
const values = dictionary(secret(text));

export const hookSecrets = kind({
  name: 'hooks.secrets',
  path: '/hooks/{id}/secrets',
  shape: collection({ list: 'secrets', verbs: [] }),
  scope: 'hooks',
  identity: [],
  fields: settings({}),
  reading: { whole: true },
  verbs: [
    verb('GET', 'read:hooks', (_, context) => ({ status: 200, body: namesIn(context) })),
    {
      ...verb('POST', 'update:hooks', (body, context) => {
        const known = namesIn(context);
        if (Object.keys(docOf(body)).some((name) => name in known)) {
          throw new ApiError(409, 'Secret with the same name already exists.');
        }
        keep({ ...known, ...hidden(body) }, context);
        return { status: 201 };
      }),
      body: values,
    },
    {
      ...verb('PATCH', 'update:hooks', (body, context) => {
        const known = namesIn(context);
        if (Object.keys(docOf(body)).some((name) => !(name in known))) {
          throw new ApiError(404, 'Hook or secret not found.');
        }
        return { status: 201 };
      }),
      body: values,
    },
    {
      ...verb('DELETE', 'delete:hooks', (body, context) => {
        const gone = new Set(itemsOf(body).map(String));
        const left = Object.entries(namesIn(context)).filter(([name]) => !gone.has(name));
        keep(Object.fromEntries(left), context);
        return { status: 204 };
      }),
      body: listOf(text).min(1),
    },
  ],
});

function verb(method: Verb['method'], scope: string, run: Verb['run']): Verb {
  return { method, path: '', scope, run };
}

function namesIn({ documents, params }: HookContext): Doc {
  return documents.get(`/hooks/${params['id'] ?? ''}/secrets`, '') ?? {};
}

function keep(names: Doc, { documents, params }: HookContext): void {
  documents.put(`/hooks/${params['id'] ?? ''}/secrets`, '', names);
}

function hidden(body: Json): Doc {
  return Object.fromEntries(Object.keys(docOf(body)).map((name) => [name, HIDDEN]));
}
