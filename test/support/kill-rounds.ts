import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Random, seededRandom } from '../../src/core/random.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';

const root = join(__dirname, '../..');

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly token: string;
}

interface Expected {
  /** By a role's id the description that was acknowledged last; undefined where its deletion was. */
  readonly roles: Map<string, string | undefined>;
  /** How many writes were acknowledged. */
  acknowledged: number;
}

export interface KillOutcome {
  readonly acknowledged: number;
  /** Roles that are not as they were acknowledged, in words. */
  readonly wrong: readonly string[];
}

/**
 * Starts the local tenant on a folder, writes to it one request after the other and kills it in the midst, so many times;
 * then reads the state as it was left.
 */
export async function killRounds(folder: string, rounds: number): Promise<KillOutcome> {
  const random = seededRandom('kill rounds');
  const expected: Expected = { roles: new Map(), acknowledged: 0 };
  for (let round = 0; round < rounds; round++) {
    const running = await start(folder);
    const writing = writeUntilKilled(running, round, expected, random);
    await new Promise((resolve) => setTimeout(resolve, 20 + byteOf(random)));
    running.child.kill('SIGKILL');
    await once(running.child, 'close');
    await writing;
  }
  return { acknowledged: expected.acknowledged, wrong: differences(folder, expected) };
}

async function start(folder: string): Promise<Running> {
  const args = [join(root, 'scripts/start.cjs'), 'local', '--state', folder, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const text of child.stdout ?? []) {
    output += text;
    if (output.includes('Ctrl-C')) break;
  }
  const shown = Object.fromEntries(
    [...output.matchAll(/(AUTH0_\w+)=(.*)/g)].map(([, name, value]) => [name, value]),
  );
  const origin = `http://${shown['AUTH0_DOMAIN']?.replace('localhost', '127.0.0.1')}`;
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: shown['AUTH0_CLIENT_ID'],
      client_secret: shown['AUTH0_CLIENT_SECRET'],
      audience: `https://${shown['AUTH0_DOMAIN']}/api/v2/`,
    }),
  });
  return { child, origin, token: ((await response.json()) as { access_token: string }).access_token };
}

/** Creates, changes and deletes roles in turn until the tenant is gone. */
async function writeUntilKilled(
  running: Running,
  round: number,
  expected: Expected,
  random: Random,
): Promise<void> {
  for (let i = 0; ; i++) {
    const ids = [...expected.roles].flatMap(([id, description]) => (description === undefined ? [] : [id]));
    const id = ids[byteOf(random) % Math.max(ids.length, 1)];
    const written =
      i % 3 === 0 || id === undefined
        ? await create(running, `round ${round}, role ${i}`, expected)
        : await changeOrDelete(running, id, i % 3 === 1 ? `changed in round ${round}` : undefined, expected);
    if (!written) return;
    expected.acknowledged += 1;
  }
}

async function create(running: Running, name: string, { roles }: Expected): Promise<boolean> {
  const body = await send(running, 'POST', '/roles', { name, description: name });
  if (!body) return false;
  roles.set(String(body['id']), name);
  return true;
}

/** Deletes the role where no new description is given. */
async function changeOrDelete(
  running: Running,
  id: string,
  description: string | undefined,
  { roles }: Expected,
): Promise<boolean> {
  const path = `/roles/${id}`;
  const body =
    description === undefined
      ? await send(running, 'DELETE', path)
      : await send(running, 'PATCH', path, { description });
  if (body) roles.set(id, description);
  // Whether it happened or not, nobody was told: both are right.
  else roles.delete(id);
  return body !== undefined;
}

/** The answer; undefined where none came. */
async function send(
  { origin, token }: Running,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown> | undefined> {
  const answer = await fetch(`${origin}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => undefined);
  if (!answer) return undefined;
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, unknown>);
}

function differences(folder: string, { roles }: Expected): string[] {
  const state = openState(join(folder, 'tenant.db'));
  const kept = new Map(state.documents.entries('/roles').map(([id, doc]) => [id, doc['description']]));
  state.close();
  return [...roles]
    .filter(([id, description]) => kept.get(id) !== description)
    .map(([id, description]) => `${id} should be ${description}, is ${kept.get(id)}`);
}

function byteOf(random: Random): number {
  return random.bytes(1)[0] ?? 0;
}
