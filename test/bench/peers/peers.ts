import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../../../src/core/clock.ts';
import { serverCertificates } from '../../../src/local-tenant/server/certificate-authority.ts';
import { run, startUntil, stop } from '../processes.ts';

/** Where the peers are installed: they are no dependencies of the project. */
const FOLDER = resolve('.understudy/bench-peers');

/** Servers that give out tokens too, and what each is asked with. */
export interface Peer {
  readonly name: string;
  readonly package: string;
  readonly program: string;
  readonly secure: boolean;
  readonly path: string;
}

export const peers: readonly Peer[] = [
  {
    name: 'simulacrum',
    package: '@simulacrum/auth0-simulator@0.11.4',
    program: 'simulacrum.cjs',
    secure: true,
    path: '/oauth/token',
  },
  {
    name: 'oauth2-mock-server',
    package: 'oauth2-mock-server@9.3.0',
    program: 'oauth2-mock-server.cjs',
    secure: false,
    path: '/token',
  },
];

/** Installs the peers from npm, where that has not been done. */
export async function installPeers(note: (line: string) => void): Promise<void> {
  if (existsSync(join(FOLDER, 'node_modules', 'oauth2-mock-server'))) return;
  note('installing the peers');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', ...peers.map((peer) => peer.package)],
    process.env,
    {
      cwd: FOLDER,
    },
  );
}

/** Runs `measure` while a peer listens on a port of loopback. */
export async function withPeer<T>(peer: Peer, port: number, measure: () => Promise<T>): Promise<T> {
  // simulacrum looks for a certificate of mkcert's in the home folder; any for localhost will do.
  await serverCertificates(join(FOLDER, '.simulacrum', 'certs'), systemClock);
  const program = resolve('test/bench/peers', peer.program);
  const where = { cwd: FOLDER, env: { ...process.env, HOME: FOLDER } };
  const { child } = await startUntil('node', [program, String(port)], /ready/, where);
  try {
    return await measure();
  } finally {
    await stop(child);
  }
}
