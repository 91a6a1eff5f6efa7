import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';
import { text } from '../schema.ts';
import { secret } from '../traits.ts';
import { activeRoot, change, KEYS, takeOver } from './encryption-key-hierarchy.ts';

/** Which of a customer's keys have a wrapping key, so that material can follow. */
const WRAPPING = '/_wrapping_keys';
/** Bytes that an AES key wrapped with the public key has at least: RSA of 2048 or 3072 bits (documented). */
const WRAPPED = [256, 384];

/**
 * The public key that a customer wraps his key with: RSA of 3072 bits, as on Auth0's AWS cloud. The local tenant
 * encrypts nothing with what comes back, so it forgets the private half.
 */
export const makeWrappingKey: Verb = {
  method: 'POST',
  path: '/{id}/wrapping-key',
  scope: 'create:encryption_keys',
  async prepare() {
    const { publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
    return publicKey.export({ type: 'spki', format: 'pem' }).toString();
  },
  run(_, context, public_key = '') {
    const key = waitingKey(context);
    if (!key) {
      throw new ApiError(
        409,
        'Failed precondition. Create new encryption key without the key material first.',
      );
    }
    context.documents.put(WRAPPING, String(key.kid), { kid: key.kid ?? '' });
    return { status: 201, body: { public_key, algorithm: 'CKM_RSA_AES_KEY_WRAP' } };
  },
};

export const importMaterial: Verb = {
  method: 'POST',
  path: '/{id}',
  scope: 'update:encryption_keys',
  body: z.looseObject({ wrapped_key: secret(text) }),
  run(body, context) {
    const { documents, params } = context;
    if (!documents.get(KEYS, params['id'] ?? '')) throw new ApiError(400, 'The key ID was not found.');
    const key = waitingKey(context);
    if (!key || !documents.get(WRAPPING, String(key.kid))) {
      throw new ApiError(
        409,
        'Failed precondition. Key import not in progress or unable to find the wrapping key. Make sure you have followed all the steps to import a key.',
      );
    }
    if (!isWrapped(String(docOf(body).wrapped_key))) {
      throw new ApiError(
        400,
        'Invalid input. Wrapped key material is invalid or unsupported key type.',
        'invalid_body',
      );
    }
    const imported = change(key, { state: 'active' }, context);
    documents.remove(WRAPPING, String(key.kid));
    takeOver(imported, context);
    const { public_key: _, ...shown } = imported;
    return { status: 201, body: shown };
  },
};

/** The keys below the root are made anew (documented). */
export const rekey: Verb = {
  method: 'POST',
  path: '/rekey',
  scope: 'update:encryption_keys',
  run(_, context) {
    const root = activeRoot(context);
    if (root) takeOver(root, context);
    return { status: 204 };
  },
};

/** The customer's key that the path names, while it has no material. */
function waitingKey({ documents, params }: HookContext): Doc | undefined {
  const key = documents.get(KEYS, params['id'] ?? '');
  return key?.type === 'customer-provided-root-key' && key.state === 'pre-activation' ? key : undefined;
}

/** Whether it has the form of an AES key under RSA with the customer's key under that (PKCS#11: CKM_RSA_AES_KEY_WRAP). */
function isWrapped(text64: string): boolean {
  const bytes = Buffer.from(text64, 'base64');
  const whole = bytes.toString('base64').replace(/=+$/, '') === text64.replace(/=+$/, '');
  return whole && WRAPPED.some((first) => bytes.length >= first + 24 && (bytes.length - first) % 8 === 0);
}
