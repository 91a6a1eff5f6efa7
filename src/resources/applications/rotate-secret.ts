import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { Verb } from '../kind.ts';
import { CLIENT_MISSING } from './client-hooks.ts';
import { shownClient } from './client-show.ts';

export const rotateSecret: Verb = {
  method: 'POST',
  path: '/{id}/rotate-secret',
  scope: 'update:client_keys',
  run(_, context) {
    const before = context.documents.get('/clients', context.params['id'] ?? '');
    if (!before) throw new ApiError(404, CLIENT_MISSING.message, CLIENT_MISSING.errorCode);
    const doc: Doc = { ...before, client_secret: randomText(context.random, 64) };
    context.documents.put('/clients', String(doc.client_id), doc);
    return { status: 200, body: shownClient(doc, context) };
  },
};
