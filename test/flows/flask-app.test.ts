import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Program, startProgram } from '../../src/cli/program.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { freePort } from '../support/free-port.ts';
import { type Manage, managing } from '../support/managing.ts';
import { signsPeopleIn } from '../support/signs-people-in.ts';

const root = join(__dirname, '../..');
/** The Python that has Flask and Authlib: PYTHON names one, else Debian's. */
const PYTHON = process.env['PYTHON'] || '/usr/bin/python3';
const installed = spawnSync(PYTHON, ['-c', 'import flask, authlib, requests']).status === 0;
// Without them: `apt-get install python3-flask python3-authlib`.
const withFlask = installed ? describe : describe.skip;

withFlask('the web application in Flask', () => {
  let fernhill: DeployedFernhill;
  let manage: Manage;
  let web: string;
  let api: Program | undefined;
  let flask: ChildProcess;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    manage = await managing(fernhill.tenant);
    web = `http://localhost:${fernhill.webPort}`;
    const port = await freePort();
    const { client_id: id, client_secret: secret } = fernhill.client('Fernhill Bookings');
    const env = {
      ...process.env,
      AUTH0_DOMAIN: new URL(fernhill.issuer).host,
      NODE_EXTRA_CA_CERTS: fernhill.tenant.caFile,
      REQUESTS_CA_BUNDLE: fernhill.tenant.caFile,
      API_PORT: String(port),
      API_URL: `http://localhost:${port}`,
      WEB_APP_URL: web,
      WEB_APP_PORT: String(fernhill.webPort),
      WEB_APP_CLIENT_ID: String(id),
      WEB_APP_CLIENT_SECRET: String(secret),
      WEB_APP_SESSION_SECRET: 'a-secret-for-the-length-of-a-test',
    };
    api = await startProgram(root, 'api', env);
    flask = spawn(PYTHON, ['examples/flask-app/app.py'], { cwd: root, env, stdio: 'ignore' });
    await answering(web);
  }, 120_000);
  afterAll(async () => {
    flask.kill();
    await api?.stop();
    await fernhill.close();
  });

  signsPeopleIn('the Flask application', () => ({ web, manage }));
});

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody answers at ${url}`);
}
