import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../src/cli/command.ts';
import { pullRequestComment } from '../../../src/cli/commands/pull-request-comment.ts';
import { reviewedDigest } from '../../../src/cli/commands/reviewed-digest.ts';
import { planDigest } from '../../../src/plan/plan-digest.ts';
import { planMarkdown } from '../../../src/report/plan/markdown.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { BOT, type GitlabStandIn, gitlabStandIn } from '../../support/gitlab-stand-in.ts';
import { testIo } from '../../support/test-io.ts';

const TOKEN = 'glpat-the-token-of-the-project';
const plan = examplePlan();
const mark = '<!-- understudy plan: production -->';

let root: string;
let gitlab: GitlabStandIn;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'note-'));
  gitlab = await gitlabStandIn();
  writeFileSync(join(root, 'plan.md'), planMarkdown({ ...plan, environment: 'production' }));
});

afterEach(async () => {
  await gitlab.close();
  rmSync(root, { recursive: true });
});

async function run(command: Command, more: Record<string, string> = {}) {
  const env = {
    GITLAB_CI: 'true',
    GITLAB_TOKEN: TOKEN,
    CI_API_V4_URL: gitlab.url,
    CI_PROJECT_ID: '278964',
    CI_MERGE_REQUEST_IID: '12',
    CI_COMMIT_SHA: 'abc123',
    ...more,
  };
  const { io, out, notes } = testIo({ root, env });
  const flags =
    command === pullRequestComment ? { env: 'production', plan: 'plan.md' } : { env: 'production' };
  return { code: await command.run(flags, io), out, notes };
}

test('a plan becomes a note on the merge request, and the next one is written over it', async () => {
  const first = await run(pullRequestComment);
  expect([first.code, first.out]).toEqual([
    0,
    ['The comment on !12 with the plan for production has been created.'],
  ]);
  writeFileSync(join(root, 'plan.md'), planMarkdown({ ...plan, environment: 'production', changes: [] }));
  const { out } = await run(pullRequestComment);
  expect(out).toEqual(['The comment on !12 with the plan for production has been updated.']);
  expect(gitlab.notes).toHaveLength(1);
  expect(gitlab.notes[0]?.body).toContain('nothing changed');
  expect(gitlab.tokens).toEqual(new Set([TOKEN]));
});

test('it is found behind pages of other notes, and one that somebody else has written is left alone', async () => {
  gitlab.notes.push({ id: 1, body: `${mark}\nApproved!`, author: { username: 'mallory' } });
  for (let id = 2; id <= 140; id += 1)
    gitlab.notes.push({ id, body: 'Looks good.', author: { username: 'wanda' } });
  gitlab.notes.push({ id: 141, body: `${mark}\nAn older plan`, author: { username: BOT } });
  await run(pullRequestComment);
  expect(gitlab.notes).toHaveLength(141);
  expect(gitlab.notes[0]?.body).toBe(`${mark}\nApproved!`);
  expect(gitlab.notes[140]?.body).toContain('CALLBACK-WILDCARD');
});

test.each(['merge_commit_sha', 'squash_commit_sha', 'sha'])(
  'whoever deploys a merge finds the digest that was reviewed by its %s',
  async (field) => {
    await run(pullRequestComment);
    gitlab.merged.set('abc123', { iid: 12, state: 'merged', [field]: 'abc123' });
    const { code, out } = await run(reviewedDigest);
    expect([code, out]).toEqual([0, [planDigest({ ...plan, environment: 'production' })]]);
  },
);

test('a commit of a merge request that is not merged has no reviewed plan', async () => {
  await run(pullRequestComment);
  gitlab.merged.set('abc123', { iid: 12, state: 'opened', sha: 'abc123' });
  expect(await run(reviewedDigest)).toMatchObject({ code: 1, out: [] });
});

test.each(['GITLAB_TOKEN', 'CI_API_V4_URL', 'CI_MERGE_REQUEST_IID'])(
  'without %s: not-in-pipeline',
  async (name) => {
    await expect(run(pullRequestComment, { [name]: '' })).rejects.toMatchObject({
      problems: [{ code: 'not-in-pipeline', message: expect.stringContaining(name) }],
    });
  },
);

test('a token that may not comment is told what it needs: forge-refused', async () => {
  await expect(run(pullRequestComment, { CI_PROJECT_ID: '1' })).rejects.toMatchObject({
    problems: [{ code: 'forge-refused', message: expect.stringContaining('GitLab answered 404') }],
  });
});
