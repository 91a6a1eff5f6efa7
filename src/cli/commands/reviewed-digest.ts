import * as z from 'zod';
import { digestIn } from '../../report/plan/markdown.ts';
import type { Command, Io } from '../command.ts';
import { type GithubApi, githubApi } from '../github/api.ts';
import { AUTHOR, commentOf, PLANNED } from '../github/flags.ts';
import { findComment } from '../github/plan-comments.ts';
import type { PullRequest } from '../github/pull-request-of.ts';
import { variable } from '../github/variable.ts';

export const reviewedDigest: Command = {
  name: 'reviewed-digest',
  summary:
    'Prints the digest of the plan that the pull request of a merged commit (GITHUB_SHA) shows; exits with 1 where there is none.',
  flags: { env: PLANNED, author: AUTHOR },
  examples: ['npm run --silent reviewed-digest -- --env production'],
  async run(flags, io) {
    const wanted = commentOf(flags);
    const api = githubApi(io);
    const pullRequest = await mergedAs(api, io);
    const comment = pullRequest && (await findComment(api, pullRequest, wanted));
    const digest = comment && digestIn(comment.body);
    if (digest === undefined) {
      io.note(`Nobody has reviewed a plan for ${wanted.environment}: ${whyNot(pullRequest)}.`);
      return 1;
    }
    io.out(digest);
    return 0;
  },
};

const pulls = z.array(z.object({ number: z.int(), merge_commit_sha: z.nullable(z.string()) }));

/** The pull request that a commit is the merge of. */
async function mergedAs(api: GithubApi, { env }: Io): Promise<PullRequest | undefined> {
  const repository = variable(env, 'GITHUB_REPOSITORY', 'a repository');
  const sha = variable(env, 'GITHUB_SHA', 'a commit');
  const found = pulls.parse(await api.ask('GET', `/repos/${repository}/commits/${sha}/pulls`));
  const merged = found.find(({ merge_commit_sha }) => merge_commit_sha === sha);
  return merged && { repository, number: merged.number };
}

function whyNot(pullRequest: PullRequest | undefined): string {
  return pullRequest
    ? `#${pullRequest.number} has no comment with one`
    : 'the commit is the merge of no pull request';
}
