import type { Io } from '../command.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';

/** A pull request of a repository (`fernhill/tenant`, 12), or a merge request of a project (`278964`, 12). */
export interface PullRequest {
  readonly repository: string;
  readonly number: number;
}

export interface ForgeComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
}

/** Where pull requests are: GitHub or GitLab, as its pipeline describes itself. What asks raises what `ForgeApi.ask` raises. */
export interface Forge {
  /** `#12`, or `!12`. */
  name(request: PullRequest): string;
  /** What the pipeline runs for. Raises `not-in-pipeline`. */
  current(): PullRequest;
  /** The pull request that the pipeline's commit is the merge of. Raises `not-in-pipeline`. */
  merged(): Promise<PullRequest | undefined>;
  /** Who writes with the pipeline's token. */
  author(): Promise<string>;
  /** Comments by page, from 1; as many as `PER_PAGE` where there is another one. */
  comments(request: PullRequest, page: number): Promise<readonly ForgeComment[]>;
  create(request: PullRequest, body: string): Promise<void>;
  update(request: PullRequest, id: number, body: string): Promise<void>;
}

export const PER_PAGE = 100;

/** The forge whose pipeline this is; GitHub where nothing says otherwise. Raises `not-in-pipeline`. */
export function forgeOf(io: Pick<Io, 'env'>): Forge {
  return io.env['GITLAB_CI'] ? gitlab(io) : github(io);
}
