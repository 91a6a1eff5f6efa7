import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { DeployedAction } from '../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../src/actions/runtime/sandbox-runner.ts';
import { fixedClock, systemClock } from '../../src/core/clock.ts';
import type { Documents } from '../../src/core/documents.ts';
import type { Doc, Json } from '../../src/core/json.ts';
import { seededRandom } from '../../src/core/random.ts';
import { createLocalTenant, type LocalTenant } from '../../src/local-tenant/create-local-tenant.ts';
import { serverCertificates } from '../../src/local-tenant/server/certificate-authority.ts';
import { type Listening, listen } from '../../src/local-tenant/server/listen.ts';
import { memoryState, type StoredDocuments } from '../../src/local-tenant/store/memory-state.ts';
import { NOW } from '../../src/testing/events/people.ts';
import { playIn } from '../../src/testing/sign-in/play-sign-in.ts';
import { openStage } from '../../src/testing/stage/stage.ts';
import type { ProjectTenant } from '../../src/testing/tenant/kept.ts';
import { openProject } from '../../src/testing/tenant/open-project.ts';
import { generatedActions } from '../support/generated-actions.ts';

const PASSWORDS = { nora: 'Nora-rides-the-river-path-7', wanda: 'Wanda-keeps-the-keys-2-all' } as const;
const APPLICATION = 'Fernhill Sign-in Check';
const AUDIENCE = 'https://api.fernhill.example/';

type Name = keyof typeof PASSWORDS;

let project: ProjectTenant;
let folder: string;
let tenant: LocalTenant;
let server: Listening;

/** The project's tenant as `npm run local` would have it: a server on loopback, Actions in child processes. */
beforeAll(async () => {
  project = await openProject();
  folder = mkdtempSync(join(tmpdir(), 'same-tokens-'));
  const clock = fixedClock(NOW);
  tenant = await createLocalTenant({
    state: memoryState(project.documents),
    domain: project.domain,
    runner: sandboxRunner({ dependenciesFolder: '', clock }),
    deployClientName: 'Fernhill Deploy',
    clock,
    random: seededRandom('same tokens'),
  });
  const { tls } = await serverCertificates(folder, systemClock);
  server = await listen({ port: 0, tls, fetch: (request, env) => tenant.app.fetch(request, env) });
}, 120_000);

afterAll(async () => {
  await server?.close();
  await tenant?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a client at the token endpoint can tell, and what of it is kept. */
interface Seen {
  readonly answer?: Doc;
  readonly refused?: { readonly error: string; readonly description: string; readonly status: number };
  readonly user: Doc;
}

async function inProcess(bound: StoredDocuments, persona: Name): Promise<Seen> {
  const stage = openStage();
  const order = {
    persona,
    application: APPLICATION,
    protocol: 'password',
    audience: AUDIENCE,
    scope: 'openid email',
  } as const;
  const play = playIn({ ...project, documents: bound }, order, stage.clock);
  const { answer, refused, user } = await stage.play(play.start);
  return { ...(answer && { answer }), ...(refused && { refused }), user: { ...user, last_ip: '' } };
}

async function overHttp(bound: StoredDocuments, persona: Name): Promise<Seen> {
  const { state } = tenant.context;
  state.write((documents) => replace(documents, bound));
  const {
    email = '',
    userId = '',
    connection = '',
  } = project.personas.find(({ name }) => name === persona) ?? {};
  const client = state.documents.list('/clients').find(({ name }) => name === APPLICATION);
  const response = await fetch(`http://127.0.0.1:${server.port}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      client_id: client?.['client_id'],
      client_secret: client?.['client_secret'],
      realm: connection,
      username: email,
      password: PASSWORDS[persona],
      audience: AUDIENCE,
      scope: 'openid email',
    }),
  });
  const body = (await response.json()) as Doc;
  const refused = {
    status: response.status,
    error: String(body['error']),
    description: String(body['error_description']),
  };
  const user = { ...state.documents.get('/users', userId), last_ip: '' };
  return { ...(response.ok ? { answer: body } : { refused }), user };
}

function replace(documents: Documents, by: StoredDocuments): void {
  for (const [path, entries] of by) {
    for (const [id, document] of entries) documents.put(path, id, document);
  }
}

/** The project's documents with these Actions deployed and bound. */
function withActions(actions: readonly DeployedAction[]): StoredDocuments {
  const deployed = actions.map(({ id, name, code }): [string, Doc] => [
    id,
    { id, name, deployed_version: { code, secrets: [] } },
  ]);
  const items = actions.map(({ id, name }): Json => ({ action: { id, name } }));
  const bindings = '/actions/triggers/post-login/bindings';
  const others = project.documents.filter(([path]) => path !== '/actions/actions' && path !== bindings);
  return [...others, ['/actions/actions', deployed], [bindings, [['', { items }]]]];
}

/** What one login leaves in the cache, the next one may find: each begins with none. */
const emptied: DeployedAction = {
  id: 'act_empty',
  name: 'empty',
  secrets: {},
  code: `exports.onExecutePostLogin = async (event, api) => {
    for (const key of ['shop', 'city', 'visits', 'helmet']) api.cache.delete(key);
  };`,
};

it('gives the same tokens in process and over HTTP, byte by byte, with the Actions of the project', async () => {
  for (const persona of ['nora', 'wanda'] as const) {
    const here = await inProcess(project.documents, persona);
    expect(here.answer).toMatchObject({ access_token: expect.any(String), id_token: expect.any(String) });
    expect(await overHttp(project.documents, persona)).toEqual(here);
  }
});

it('gives the same tokens or the same refusal with any Actions', async () => {
  const suspending = generatedActions('post-login', { suspend: { redirects: true, challenges: true } });
  const any = fc.oneof(
    { arbitrary: generatedActions('post-login', { refusals: false }), weight: 3 },
    { arbitrary: generatedActions('post-login'), weight: 1 },
    { arbitrary: suspending, weight: 1 },
  );
  await fc.assert(
    fc.asyncProperty(any, fc.constantFrom<Name>('nora', 'wanda'), async (generated, persona) => {
      const bound = withActions([emptied, ...generated]);
      expect(await overHttp(bound, persona)).toEqual(await inProcess(bound, persona));
    }),
    { numRuns: 60, seed: 11 },
  );
});
