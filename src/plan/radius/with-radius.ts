import type { Json } from '../../core/json.ts';
import { ProblemError } from '../../core/problem.ts';
import type { Upstream } from '../../local-tenant/upstream/upstream.ts';
import type { PlacedFinding } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { countUsers } from './count-users.ts';
import { type Asking, loggedUse } from './logged-use.ts';
import { type Question, questionOf } from './question.ts';
import type { Radius } from './radius.ts';

/** Of how many applications and connections a tenant is asked: each takes up to eleven requests. */
export const MOST = 30;

/** Who is asked: a tenant, or what was counted when a fork of it was saved. */
export interface RadiusSource {
  readonly upstream: Pick<Upstream, 'get'>;
  readonly counted: ReadonlyMap<string, Json>;
}

export interface RadiusOptions {
  /** The tenant before the change. */
  readonly before: Snapshot;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The findings with how much of the tenant they are about, where they are of an application or a connection that it has
 * already. What the tenant does not tell is told as unknown; nothing is kept but numbers.
 */
export async function withRadius(
  findings: readonly PlacedFinding[],
  { upstream, counted }: RadiusSource,
  { before, now }: RadiusOptions,
): Promise<PlacedFinding[]> {
  const asking: Asking = { now, get: (path) => upstream.get(path) };
  const answers = new Map<string, Promise<Radius>>();
  const radiusOf = (question: Question): Promise<Radius> => {
    const key = keyOf(question);
    const known = answers.get(key);
    if (known) return known;
    const before = counted.get(key);
    const answer =
      before !== undefined
        ? Promise.resolve(before as unknown as Radius)
        : answers.size < MOST
          ? countedOf(asking, question)
          : Promise.resolve({ of: question.of, unknown: [`only ${MOST} things were counted`] });
    answers.set(key, answer);
    return answer;
  };
  const all = findings.map(async (finding) => {
    const question = questionOf(finding, before);
    return question ? { ...finding, radius: await radiusOf(question) } : finding;
  });
  return Promise.all(all);
}

/** What a question's answer is kept under. */
export function keyOf({ of, id }: Question): string {
  return `${of} ${id}`;
}

/** Asks a tenant how much it has of an application or a connection. */
export async function countedOf(asking: Asking, question: Question): Promise<Radius> {
  const log = await told(loggedUse(asking, question));
  const users = question.of === 'connection' ? await told(countUsers(asking, question.id)) : undefined;
  return {
    of: question.of,
    ...(typeof log === 'object' && { log }),
    ...(typeof users === 'number' && { users }),
    unknown: [log, users].filter((one) => typeof one === 'string'),
  };
}

/** What cannot be read, such as of a saved fork, is not known; that fails no plan. */
async function told<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError) return 'it could not be read';
    throw error;
  }
}
