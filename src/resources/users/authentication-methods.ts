import * as z from 'zod';
import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, flag, listOf, loose, object, settings, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, secret } from '../traits.ts';
import { keepFactors } from './factors.ts';

/** Where a user's authentication methods are. */
export function methodsPath(userId: string): string {
  return `/users/${userId}/authentication-methods`;
}

/** What each type is known by: two of a user may not share it. */
const KEYS: Readonly<Record<string, string>> = {
  phone: 'phone_number',
  email: 'email',
  totp: 'totp_secret',
  'webauthn-roaming': 'key_id',
  passkey: 'key_id',
};

/** How many of a type a user may have. Assumed: documented is only that there is a limit. */
const MOST = 20;

const preferred = choice('voice', 'sms');
const phone = text.min(2).max(30);

const fields = object(
  { type: choice(...Object.keys(KEYS)) },
  {
    id: readOnly(text),
    confirmed: readOnly(flag),
    name: text,
    totp_secret: secret(text),
    phone_number: phone,
    email: text,
    preferred_authentication_method: preferred,
    key_id: text,
    public_key: text,
    aaguid: z.uuid(),
    relying_party_identifier: text,
    credential_device_type: choice('single_device', 'multi_device'),
    credential_backed_up: flag,
    identity_user_id: text,
    user_agent: text,
    user_handle: text,
    transports: texts,
    authentication_methods: readOnly(listOf(loose({ type: text, id: text }))),
    link_id: readOnly(text),
    created_at: readOnly(text),
    enrolled_at: readOnly(text),
    last_auth_at: readOnly(text),
  },
);

const replaced = listOf(
  object(
    { type: choice('phone', 'email', 'totp') },
    {
      preferred_authentication_method: preferred,
      name: text.min(1).max(20),
      phone_number: phone,
      email: text.min(1),
      totp_secret: secret(text.min(1)),
    },
  ),
);

/** How a user can prove who they are, besides the password. */
export const authenticationMethods = kind({
  name: 'users.authenticationMethods',
  path: methodsPath('{id}'),
  shape: collection({ list: 'authenticators', verbs: ['list', 'create', 'read', 'update', 'remove'] }),
  scope: 'authentication_methods',
  identity: ['id'],
  missing: {
    message: 'The authentication method does not exist.',
    errorCode: 'inexistent_authentication_method',
  },
  fields,
  updateFields: settings({ name: text, preferred_authentication_method: preferred }),
  save: (next, before, context) => (before ? next : made(next, context)),
  show: shown,
  removed: (_, context) => keepFactors(context),
  verbs: [
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:authentication_methods',
      run(_, context) {
        removeMethods(context);
        return { status: 204 };
      },
    },
    {
      method: 'PUT',
      path: '',
      scope: 'update:authentication_methods',
      body: replaced,
      run(body, context) {
        removeMethods(context);
        const path = methodsPath(context.params['id'] ?? '');
        const all = docsOf(body).map((sent) => {
          const method = made(sent, context);
          context.documents.put(path, String(method.id), method);
          return method;
        });
        keepFactors(context);
        return { status: 200, body: all };
      },
    },
  ],
});

/** Removes all of a user's methods, or those of the types given. */
export function removeMethods(context: HookContext, types?: readonly string[]): void {
  const path = methodsPath(context.params['id'] ?? '');
  for (const { id, type } of context.documents.list(path)) {
    if (!types || types.includes(String(type))) context.documents.remove(path, String(id));
  }
  keepFactors(context);
}

/** Stores a further method of a user. */
export function addMethod(userId: string, sent: Doc, context: HookContext): void {
  const method = made(sent, { ...context, params: { id: userId } });
  context.documents.put(methodsPath(userId), String(method.id), method);
}

function made(sent: Doc, context: HookContext): Doc {
  const { random, clock, documents, params } = context;
  const type = String(sent.type);
  const known = KEYS[type] ?? 'id';
  // The app that shows the codes has to be told of a secret, so Auth0 makes none (assumed).
  if (sent[known] === undefined) {
    throw new ApiError(
      400,
      `Payload validation error: 'Missing required property: ${known}'.`,
      'invalid_body',
    );
  }
  const same = documents.list(methodsPath(params['id'] ?? '')).filter((one) => one.type === type);
  if (same.some((one) => one[known] === sent[known])) {
    throw new ApiError(409, 'Authentication method already exists.', 'authentication_method_already_exists');
  }
  if (same.length >= MOST) {
    throw new ApiError(
      403,
      'You reached the limit of entities of this type for this user.',
      'too_many_entities',
    );
  }
  const device = randomText(random, 16);
  const now = isoNow(clock);
  const method: Doc = {
    ...sent,
    id: `${type}|dev_${device}`,
    confirmed: true,
    created_at: now,
    ...(type === 'phone' && {
      preferred_authentication_method: sent.preferred_authentication_method ?? 'sms',
      authentication_methods: ['sms', 'voice'].map((one) => ({ type: one, id: `${one}|dev_${device}` })),
    }),
  };
  keepFactors(context, [method]);
  return method;
}

/** The secret of an app for one-time codes is told once, to whom made the method (documented). */
function shown(method: Doc, { operation }: HookContext): Doc {
  if (operation === 'create') {
    const { confirmed: _, ...answer } = method;
    return answer;
  }
  const { totp_secret: _, ...rest } = method;
  return rest;
}
