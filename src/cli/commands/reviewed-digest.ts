import { digestIn } from '../../report/plan/markdown.ts';
import type { Command } from '../command.ts';
import { AUTHOR, commentOf, PLANNED } from '../forge/flags.ts';
import { forgeOf } from '../forge/forge.ts';
import { findComment } from '../forge/plan-comments.ts';

export const reviewedDigest: Command = {
  name: 'reviewed-digest',
  summary:
    'Prints the digest of the plan that the pull request of a merged commit (GITHUB_SHA, CI_COMMIT_SHA) shows; exits with 1 where there is none.',
  flags: { env: PLANNED, author: AUTHOR },
  examples: ['npm run --silent reviewed-digest -- --env production'],
  async run(flags, io) {
    const wanted = commentOf(flags);
    const forge = forgeOf(io);
    const request = await forge.merged();
    const comment = request && (await findComment(forge, request, wanted));
    const digest = comment && digestIn(comment.body);
    if (digest === undefined) {
      io.note(
        `Nobody has reviewed a plan for ${wanted.environment}: ${whyNot(request && forge.name(request))}.`,
      );
      return 1;
    }
    io.out(digest);
    return 0;
  },
};

function whyNot(request: string | undefined): string {
  return request === undefined
    ? 'the commit is the merge of no pull request'
    : `${request} has no comment with one`;
}
