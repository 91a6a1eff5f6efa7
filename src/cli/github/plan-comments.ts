import * as z from 'zod';
import { commentMark } from '../../report/plan/markdown.ts';
import type { GithubApi } from './api.ts';
import type { PullRequest } from './pull-request-of.ts';

/** Who GitHub says has written what a workflow's own token writes. */
export const WORKFLOW = 'github-actions[bot]';

const PER_PAGE = 100;

const comments = z.array(
  z.object({ id: z.int(), body: z.nullish(z.string()), user: z.nullish(z.object({ login: z.string() })) }),
);

export interface PlanComment {
  readonly id: number;
  readonly body: string;
}

/**
 * The comment with an environment's plan. One by somebody else counts for nothing, whatever it looks like. Raises what
 * `GithubApi.ask` raises.
 */
export async function findComment(
  api: GithubApi,
  { repository, number }: PullRequest,
  { environment, author }: { readonly environment: string; readonly author: string },
): Promise<PlanComment | undefined> {
  for (let page = 1; ; page += 1) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=${PER_PAGE}&page=${page}`;
    const read = comments.parse(await api.ask('GET', path));
    const found = read.find(
      ({ body, user }) => user?.login === author && body?.startsWith(commentMark(environment)),
    );
    if (found) return { id: found.id, body: found.body ?? '' };
    if (read.length < PER_PAGE) return undefined;
  }
}

/** Writes the comment, or over the one that is there. Raises what `GithubApi.ask` raises. */
export async function putComment(
  api: GithubApi,
  { repository, number }: PullRequest,
  body: string,
  there: PlanComment | undefined,
): Promise<'created' | 'updated'> {
  if (there) await api.ask('PATCH', `/repos/${repository}/issues/comments/${there.id}`, { body });
  else await api.ask('POST', `/repos/${repository}/issues/${number}/comments`, { body });
  return there ? 'updated' : 'created';
}
