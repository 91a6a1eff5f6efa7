import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mask } from '../../core/mask.ts';
import { fail } from '../../core/problem.ts';
import { commentMark } from '../../report/plan/markdown.ts';
import type { Command, Io } from '../command.ts';
import { text } from '../flags.ts';
import { AUTHOR, commentOf, PLANNED } from '../forge/flags.ts';
import { forgeOf } from '../forge/forge.ts';
import { findComment, putComment } from '../forge/plan-comments.ts';

/** What GitHub takes in a comment; GitLab takes more. */
const MOST = 65_536;

export const pullRequestComment: Command = {
  name: 'pull-request-comment',
  summary:
    "Writes a plan into the job's summary, and as a comment on the pull request: one an environment, updated in place.",
  flags: {
    env: PLANNED,
    plan: {
      type: 'string',
      value: 'FILE',
      help: 'The plan as `npm run plan -- --format markdown` writes it (default: reports/plan.md).',
    },
    'only-summary': { type: 'boolean', help: 'Write no comment: no token is needed.' },
    author: AUTHOR,
  },
  examples: ['npm run pull-request-comment -- --env production --plan reports/plan.md'],
  async run(flags, io) {
    const wanted = commentOf(flags);
    const body = bodyOf(resolve(io.root, text(flags, 'plan') ?? 'reports/plan.md'), wanted.environment);
    const summary = io.env['GITHUB_STEP_SUMMARY'];
    if (summary) appendFileSync(summary, `${body}\n`);
    if (flags['only-summary']) return 0;
    io.out(await posted(body, wanted, io));
    return 0;
  },
};

async function posted(
  body: string,
  wanted: { readonly environment: string; readonly author: string | undefined },
  io: Io,
): Promise<string> {
  const forge = forgeOf(io);
  const request = forge.current();
  const done = await putComment(forge, request, body, await findComment(forge, request, wanted));
  return `The comment on ${forge.name(request)} with the plan for ${wanted.environment} has been ${done}.`;
}

/**
 * The comment in a file. It may come from a job that ran the code of a pull request: it must be a plan for this environment,
 * as it would overwrite that of another. Raises `no-comment`.
 */
function bodyOf(file: string, environment: string): string {
  const refuse = (reason: string) => fail('no-comment', { file, reason });
  if (!existsSync(file)) return refuse('there is no such file');
  const body = mask(readFileSync(file, 'utf8')).trimEnd();
  if (!body.startsWith(commentMark(environment))) return refuse(`it is no plan for ${environment}`);
  return body.length > MOST ? refuse(`it has more than ${MOST} characters`) : body;
}
