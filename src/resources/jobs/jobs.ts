import { type Doc, docsOf } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type VerbAnswer } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { exportLocation } from './export-file.ts';
import { exportUsers } from './export-users.ts';
import { importUsers } from './import-users.ts';
import { jobOf } from './job-store.ts';
import { sendVerification } from './verification-email.ts';

/** What takes a tenant a while: mails, imports and exports. Here it is done at once, and told as documented. */
export const jobs = kind({
  name: 'jobs',
  path: '/jobs',
  shape: collection({ list: 'jobs', verbs: [] }),
  scope: 'users',
  identity: ['id'],
  fields: settings({ id: readOnly(text), type: readOnly(text), status: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '/{id}',
      scope: 'create:users',
      alsoScopes: ['read:users'],
      run: (_, context) => ({ status: 200, body: shown(jobOf(context), context) }),
    },
    {
      method: 'GET',
      path: '/{id}/errors',
      scope: 'create:users',
      alsoScopes: ['read:users'],
      run: (_, context) => errorsOf(jobOf(context)),
    },
    importUsers,
    exportUsers,
    sendVerification,
  ],
});

function shown({ errors: _, ...job }: Doc, context: HookContext): Doc {
  return job.type === 'users_export' ? { ...job, location: exportLocation(job, context) } : job;
}

/** Documented: the job itself where it failed as a whole, the rows that did, or nothing. */
function errorsOf({ errors, ...job }: Doc): VerbAnswer {
  if (job.status === 'failed') return { status: 200, body: job };
  const rows = docsOf(errors);
  return rows.length === 0 ? { status: 204 } : { status: 200, body: rows };
}
