import { fork } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../src/core/clock.ts';
import type { Doc } from '../../src/core/json.ts';
import { deployLocal } from '../../src/deploy/deploy-local.ts';
import { prepare } from '../../src/deploy-cli/prepare.ts';
import { serverCertificates } from '../../src/local-tenant/server/certificate-authority.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { copiedProject } from './copied-project.ts';
import { freePort } from './free-port.ts';

const root = join(__dirname, '../..');

export interface DeployedFernhill {
  readonly tenant: RunningTenant;
  /** `https://localhost:PORT/` */
  readonly issuer: string;
  /** Where the web application and the workshop's single page are to listen. */
  readonly webPort: number;
  readonly pagePort: number;
  /** The tenant's certificate for localhost. */
  readonly tls: { readonly cert: string; readonly key: string };
  client(name: string): Doc;
  /** Starts a program of test/support/applications; what it told when it was ready. */
  start(program: string, env: Readonly<Record<string, string>>): Promise<unknown>;
  close(): Promise<void>;
}

/** The sample project, deployed by auth0-deploy-cli to a local tenant on a free port, with applications on free ports. */
export async function deployedFernhill(): Promise<DeployedFernhill> {
  const project = copiedProject({ fresh: true });
  for (const part of ['node_modules', 'package.json', 'src'])
    symlinkSync(join(root, part), join(project.root, part));
  const [webPort, pagePort] = [await freePort(), await freePort()];
  const local = 'tenant/environments/local.yaml';
  project.edit(local, 'http://localhost:3000', `http://localhost:${webPort}`);
  project.edit(local, 'http://localhost:5173', `https://localhost:${pagePort}`);
  const prepared = await prepare(project.root, { env: {}, environment: 'local', mode: 'validate' });
  const tenant = await startLocalTenant({
    folder: join(project.root, 'local'),
    root,
    port: 0,
    deployClientName: prepared.project.environment.deployClient,
  });
  await deployLocal(prepared, { folder: join(project.root, 'local') });
  const children: (() => void)[] = [];
  const issuer = `https://localhost:${tenant.port}/`;
  return {
    tenant,
    issuer,
    webPort,
    pagePort,
    tls: (await serverCertificates(join(project.root, 'local'), systemClock)).tls,
    client(name) {
      const [found] = tenant.context.state.documents.find('/clients', 'name', name);
      if (!found) throw new Error(`there is no application ${name}`);
      return found;
    },
    start(program, env) {
      const child = fork(join(__dirname, 'applications', program), {
        env: { ...process.env, ISSUER: issuer, NODE_EXTRA_CA_CERTS: tenant.caFile, ...env },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      children.push(() => child.disconnect());
      return new Promise((resolve, reject) => {
        child.once('message', resolve);
        child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
      });
    },
    async close() {
      for (const stop of children) stop();
      await tenant.close();
      project.remove();
    },
  };
}
