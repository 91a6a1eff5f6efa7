import * as z from 'zod';
import type { Io } from '../command.ts';
import { forgeApi } from './api.ts';
import { type Forge, PER_PAGE } from './forge.ts';
import { pullRequestOf } from './github-event.ts';
import { variable } from './variable.ts';

/** Who GitHub says has written what a workflow's own token writes. */
const WORKFLOW = 'github-actions[bot]';

const comments = z.array(
  z.object({ id: z.int(), body: z.nullish(z.string()), user: z.nullish(z.object({ login: z.string() })) }),
);
const pulls = z.array(z.object({ number: z.int(), merge_commit_sha: z.nullable(z.string()) }));

/** Pull requests of GitHub, as the workflow's token may use them. Raises `not-in-pipeline`. */
export function github(io: Pick<Io, 'env'>): Forge {
  const { env } = io;
  const api = forgeApi({
    forge: 'GitHub',
    url: env['GITHUB_API_URL'] || 'https://api.github.com',
    token: variable(env, 'GITHUB_TOKEN', 'a token'),
    headers: (token) => ({
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    }),
  });
  return {
    name: ({ number }) => `#${number}`,
    current: () => pullRequestOf(io),
    async merged() {
      const repository = variable(env, 'GITHUB_REPOSITORY', 'a repository');
      const sha = variable(env, 'GITHUB_SHA', 'a commit');
      const found = pulls.parse(await api.ask('GET', `/repos/${repository}/commits/${sha}/pulls`));
      const merged = found.find(({ merge_commit_sha }) => merge_commit_sha === sha);
      return merged && { repository, number: merged.number };
    },
    author: async () => WORKFLOW,
    async comments({ repository, number }, page) {
      const path = `/repos/${repository}/issues/${number}/comments?per_page=${PER_PAGE}&page=${page}`;
      const read = comments.parse(await api.ask('GET', path));
      return read.map(({ id, body, user }) => ({ id, body: body ?? '', author: user?.login ?? '' }));
    },
    async create({ repository, number }, body) {
      await api.ask('POST', `/repos/${repository}/issues/${number}/comments`, { body });
    },
    async update({ repository }, id, body) {
      await api.ask('PATCH', `/repos/${repository}/issues/comments/${id}`, { body });
    },
  };
}
