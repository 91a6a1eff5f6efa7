import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { EXPORTS } from './export-file.ts';

/** Where jobs are kept; the id is the job's. */
const JOBS = '/_jobs';

/** Auth0's documentation: everything about a job is gone after a day. */
const LIFETIME = 86_400_000;

/** Stores a job that is done, and tells of it as of one that waits: a real tenant takes its time. */
export function startJob(
  type: string,
  answered: Doc,
  done: Doc,
  { documents, random, clock }: HookContext,
): Doc {
  for (const [old, job] of documents.entries(JOBS)) {
    if (!isOver(job, clock.now())) continue;
    documents.remove(JOBS, old);
    documents.remove(EXPORTS, old);
  }
  const id = `job_${randomText(random, 16)}`;
  const job: Doc = { type, ...answered, created_at: isoNow(clock), id };
  documents.put(JOBS, id, { ...job, status: 'completed', ...done });
  return { ...job, status: 'pending' };
}

/** The job that the path names. */
export function jobOf({ documents, params, clock }: HookContext): Doc {
  const job = documents.get(JOBS, params['id'] ?? '');
  if (!job || isOver(job, clock.now())) {
    throw new ApiError(404, 'The job does not exist.', 'inexistent_job');
  }
  return job;
}

function isOver({ created_at: since }: Doc, now: number): boolean {
  return Date.parse(String(since)) + LIFETIME < now;
}

/** The connection of a job. */
export function connectionOfJob(id: unknown, { documents }: HookContext): Doc {
  const connection = documents.get('/connections', String(id));
  if (!connection) throw new ApiError(400, 'The connection does not exist.', 'inexistent_connection');
  return connection;
}
