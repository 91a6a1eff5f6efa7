import * as z from 'zod';
import type { Io } from '../command.ts';
import { forgeApi } from './api.ts';
import { type Forge, PER_PAGE, type PullRequest } from './forge.ts';
import { variable } from './variable.ts';

const user = z.object({ username: z.string() });
const notes = z.array(
  z.object({ id: z.int(), body: z.string(), author: z.object({ username: z.string() }) }),
);
const mergeRequests = z.array(
  z.object({
    iid: z.int(),
    state: z.string(),
    sha: z.nullish(z.string()),
    merge_commit_sha: z.nullish(z.string()),
    squash_commit_sha: z.nullish(z.string()),
  }),
);

/**
 * Merge requests of GitLab, as a project access token with the scope `api` may use them (GITLAB_TOKEN): the token of a
 * job cannot comment. Raises `not-in-pipeline`.
 */
export function gitlab({ env }: Pick<Io, 'env'>): Forge {
  const project = () => variable(env, 'CI_PROJECT_ID', 'a project');
  const api = forgeApi({
    forge: 'GitLab',
    url: variable(env, 'CI_API_V4_URL', 'the address of the API'),
    token: variable(env, 'GITLAB_TOKEN', 'a token that may comment'),
    headers: (token) => ({ 'private-token': token }),
  });
  const notesOf = ({ repository, number }: PullRequest) =>
    `/projects/${repository}/merge_requests/${number}/notes`;
  return {
    name: ({ number }) => `!${number}`,
    current: () => ({
      repository: project(),
      number: Number(variable(env, 'CI_MERGE_REQUEST_IID', 'a merge request')),
    }),
    async merged() {
      const repository = project();
      const sha = variable(env, 'CI_COMMIT_SHA', 'a commit');
      const path = `/projects/${repository}/repository/commits/${sha}/merge_requests`;
      const found = mergeRequests.parse(await api.ask('GET', path));
      const merged = found.find((one) => one.state === 'merged' && commitsOf(one).includes(sha));
      return merged && { repository, number: merged.iid };
    },
    author: async () => user.parse(await api.ask('GET', '/user')).username,
    async comments(request, page) {
      const read = notes.parse(await api.ask('GET', `${notesOf(request)}?per_page=${PER_PAGE}&page=${page}`));
      return read.map(({ id, body, author }) => ({ id, body, author: author.username }));
    },
    async create(request, body) {
      await api.ask('POST', notesOf(request), { body });
    },
    async update(request, id, body) {
      await api.ask('PUT', `${notesOf(request)}/${id}`, { body });
    },
  };
}

/** What the default branch has of a merge request: its merge commit, its squashed one or, fast-forward, its last. */
function commitsOf({ sha, merge_commit_sha, squash_commit_sha }: z.infer<typeof mergeRequests>[number]) {
  return [merge_commit_sha, squash_commit_sha, sha];
}
