import { fixedClock } from '../../src/core/clock.ts';
import type { Documents } from '../../src/core/documents.ts';
import type { Doc } from '../../src/core/json.ts';
import { seededRandom } from '../../src/core/random.ts';
import { validateBody } from '../../src/local-tenant/management-api/validate.ts';
import { MemoryDocuments } from '../../src/local-tenant/store/memory-documents.ts';
import type { HookContext } from '../../src/resources/hook-context.ts';

/** Documents by path and id: `{ '/roles': { rol_1: { … } } }`. */
export function documentsOf(
  content: { readonly [path: string]: { readonly [id: string]: Doc } } = {},
): Documents {
  const documents = new MemoryDocuments();
  for (const [path, docs] of Object.entries(content)) {
    for (const [id, doc] of Object.entries(docs)) documents.put(path, id, doc);
  }
  return documents;
}

/** What a hook is called with, the same in every run; the clock stands at noon of the first of March 2026. */
export function hookContextOf(
  parts: Partial<HookContext> = {},
): HookContext & { readonly clock: ReturnType<typeof fixedClock> } {
  return {
    operation: 'verb',
    random: seededRandom('fernhill'),
    documents: documentsOf(),
    domain: 'localhost:4400',
    issuer: 'https://localhost:4400/',
    params: {},
    query: {},
    validate: validateBody,
    after: () => undefined,
    log: () => undefined,
    hashPassword: (password) => `hash of ${password}`,
    keyring: { list: () => [], read: () => ({}), rotate: () => ({}), revoke: () => ({}) },
    signingCertificate: () => ({ cert: 'PEM', pkcs7: 'PKCS7', thumbprint: 'AB:CD' }),
    ...parts,
    clock: fixedClock('2026-03-01T12:00:00.000Z'),
  };
}
