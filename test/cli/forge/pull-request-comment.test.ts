import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../src/cli/command.ts';
import { pullRequestComment } from '../../../src/cli/commands/pull-request-comment.ts';
import { reviewedDigest } from '../../../src/cli/commands/reviewed-digest.ts';
import { mask } from '../../../src/core/mask.ts';
import { planDigest } from '../../../src/plan/plan-digest.ts';
import { planMarkdown } from '../../../src/report/plan/markdown.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { type GithubStandIn, githubStandIn } from '../../support/github-stand-in.ts';
import { testIo } from '../../support/test-io.ts';

const TOKEN = 'ghs_the-token-of-this-workflow';
const plan = examplePlan();
const file = (name: string) => join(root, name);
const own = (id: number, body: string) => ({ id, body, user: { login: 'github-actions[bot]' } });
const remark = (id: number) => ({ id, body: 'Looks good.', user: { login: 'wanda' } });

let root: string;
let github: GithubStandIn;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'comment-'));
  github = await githubStandIn();
  const event = { repository: { full_name: 'fernhill/tenant' }, pull_request: { number: 12 } };
  writeFileSync(file('event.json'), JSON.stringify(event));
  for (const environment of ['production', 'development'])
    writeFileSync(file(`${environment}.md`), planMarkdown({ ...plan, environment }));
});

afterEach(async () => {
  await github.close();
  rmSync(root, { recursive: true });
});

async function run(
  command: Command,
  flags: Record<string, string | boolean>,
  more: Record<string, string> = {},
) {
  const env = {
    GITHUB_TOKEN: TOKEN,
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_REPOSITORY: 'fernhill/tenant',
    ...more,
  };
  const { io, out, notes } = testIo({ root, env });
  return { code: await command.run(flags, io), out, notes };
}

const post = (environment = 'production', more: Record<string, string> = {}) =>
  run(pullRequestComment, { env: environment, plan: `${environment}.md` }, more);

test('a plan becomes a comment on the pull request, and part of the job’s summary', async () => {
  const { code, out } = await post();
  expect([code, out]).toEqual([0, ['The comment on #12 with the plan for production has been created.']]);
  expect(github.comments.map(({ body }) => body)).toEqual([planMarkdown(plan).trimEnd()]);
  expect(readFileSync(file('summary.md'), 'utf8')).toContain('CALLBACK-WILDCARD');
  expect(github.tokens).toEqual(new Set([`Bearer ${TOKEN}`]));
});

test('the next plan is written over it, and each environment has a comment of its own', async () => {
  await post();
  await post('development');
  writeFileSync(file('production.md'), planMarkdown({ ...plan, changes: [], findings: [], tokens: [] }));
  const { out } = await post();
  expect(out).toEqual(['The comment on #12 with the plan for production has been updated.']);
  expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
    '<!-- understudy plan: production -->',
    '<!-- understudy plan: development -->',
  ]);
  expect(github.comments[0]?.body).toContain('nothing changed');
});

test('it is found behind pages of other comments, and one that somebody else has written is left alone', async () => {
  const mark = '<!-- understudy plan: production -->\nApproved!';
  github.comments.push({ id: 1, body: mark, user: { login: 'mallory' } });
  for (let id = 2; id <= 240; id += 1) github.comments.push(remark(id));
  github.comments.push(own(241, '<!-- understudy plan: production -->\nAn older plan'));
  const { out } = await post();
  expect(out[0]).toContain('updated');
  expect(github.comments).toHaveLength(241);
  expect(github.comments[0]?.body).toBe(mark);
  expect(github.comments[240]?.body).toContain('CALLBACK-WILDCARD');
  expect(github.requests.filter((one) => one.startsWith('GET'))).toHaveLength(3);
});

test('of exactly one full page the next one is asked for too', async () => {
  for (let id = 1; id <= 100; id += 1) github.comments.push(remark(id));
  await post();
  expect(github.requests.map((one) => one.replace(/.*page=/, 'page '))).toEqual([
    'page 1',
    'page 2',
    'POST /repos/fernhill/tenant/issues/12/comments',
  ]);
});

test('a plan of thousands of changes stays below what GitHub takes', async () => {
  const [change] = plan.changes;
  if (!change) throw new Error('the example has changes');
  const changes = Array.from({ length: 3000 }, (_, i) => ({ ...change, name: `Mechanic ${i}` }));
  writeFileSync(file('production.md'), planMarkdown({ ...plan, changes }));
  await post();
  expect(github.comments[0]?.body.length).toBeGreaterThan(50_000);
  expect(github.comments[0]?.body.length).toBeLessThan(65_536);
  expect(github.comments[0]?.body).toMatch(/and \d+ more/);
});

test('only the summary is written where that is asked for, without a token', async () => {
  const flags = { env: 'production', plan: 'production.md', 'only-summary': true };
  expect((await run(pullRequestComment, flags, { GITHUB_TOKEN: '' })).code).toBe(0);
  expect(github.requests).toEqual([]);
  expect(readFileSync(file('summary.md'), 'utf8')).toContain('CALLBACK-WILDCARD');
});

test.each([
  [403, '{"message":"Resource not accessible by integration"}', 'pull-requests: write'],
  [404, '{"message":"Not Found"}', 'the token may not see it'],
  [502, '<html>Bad gateway</html>', 'run the job again'],
])('an answer of %d is told with what to do: forge-refused', async (status, body, hint) => {
  github.trouble = { status, body };
  const problem = { code: 'forge-refused', hint: expect.stringContaining(hint) };
  await expect(post()).rejects.toMatchObject({
    problems: [{ ...problem, message: expect.stringContaining(`GitHub answered ${status} to GET`) }],
  });
});

test('the token is told to nobody, not even where GitHub repeats it', async () => {
  github.trouble = { status: 401, body: JSON.stringify({ message: `Bad credentials: ${TOKEN}` }) };
  const error = await post().catch((reason: unknown) => reason);
  expect(mask(String(error))).toContain('Bad credentials: «secret»');
  expect(mask(String(error))).not.toContain(TOKEN);
});

test('an API that is not there is told as such: forge-unreachable', async () => {
  const url = { GITHUB_API_URL: 'http://127.0.0.1:1' };
  await expect(post('production', url)).rejects.toMatchObject({
    problems: [{ code: 'forge-unreachable' }],
  });
});

test.each(['GITHUB_TOKEN', 'GITHUB_EVENT_PATH'])('without %s: not-in-pipeline', async (name) => {
  await expect(post('production', { [name]: '' })).rejects.toMatchObject({
    problems: [{ code: 'not-in-pipeline', message: expect.stringContaining(name) }],
  });
});

test.each([
  ['of another environment', planMarkdown({ ...plan, environment: 'development' }), 'no plan for production'],
  ['that is too long', `<!-- understudy plan: production -->\n${'x'.repeat(65_536)}`, 'more than 65536'],
])('a file %s is not posted: no-comment', async (_what, text, reason) => {
  writeFileSync(file('production.md'), text);
  const problem = { code: 'no-comment', message: expect.stringContaining(reason) };
  await expect(post()).rejects.toMatchObject({ problems: [problem] });
  expect(github.requests).toEqual([]);
});

test('whoever deploys the merge finds the digest of the plan that was reviewed', async () => {
  await post();
  github.merged.set('abc123', 12);
  const { code, out } = await run(reviewedDigest, { env: 'production' }, { GITHUB_SHA: 'abc123' });
  expect([code, out]).toEqual([0, [planDigest(plan)]]);
});

test('a commit that no pull request has merged has no reviewed plan, and nor has one that shows none', async () => {
  const direct = await run(reviewedDigest, { env: 'production' }, { GITHUB_SHA: 'def456' });
  expect(direct).toMatchObject({ code: 1, out: [], notes: [expect.stringContaining('no pull request')] });
  github.merged.set('abc123', 12);
  github.comments.push({ ...remark(1), body: planMarkdown(plan) });
  const faked = await run(reviewedDigest, { env: 'production' }, { GITHUB_SHA: 'abc123' });
  expect(faked).toMatchObject({ code: 1, out: [], notes: [expect.stringContaining('no comment')] });
});
