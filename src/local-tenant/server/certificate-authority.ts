import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { type CertificatePair, isGood, makeAuthority, makeServerCertificate } from './certificates.ts';
import { readPair, writePair } from './pair-files.ts';

export interface ServerCertificates {
  /** The path of the authority's certificate: what NODE_EXTRA_CA_CERTS takes. */
  readonly caFile: string;
  /** For `listen`: PEM. */
  readonly tls: CertificatePair;
}

/**
 * The certificate that the local tenant shows for `localhost`, `127.0.0.1` and `::1`, and the development authority
 * that vouches for it. Made once and kept in `folder` (`ca.pem`, `ca-key.pem`, `localhost.pem`, `localhost-key.pem`);
 * what is missing, damaged or about to expire is made anew.
 */
export async function serverCertificates(folder: string, clock: Clock): Promise<ServerCertificates> {
  mkdirSync(folder, { recursive: true });
  const caFile = join(folder, 'ca.pem');
  const now = clock.now();
  const caPair = { cert: caFile, key: join(folder, 'ca-key.pem') };
  const ca = await kept(
    caPair,
    (pair) => isGood(pair, { now }),
    () => makeAuthority(now),
  );
  const leafPair = { cert: join(folder, 'localhost.pem'), key: join(folder, 'localhost-key.pem') };
  const tls = await kept(
    leafPair,
    (pair) => isGood(pair, { now, ca }),
    () => makeServerCertificate(ca, now),
  );
  return { caFile, tls };
}

async function kept(
  files: CertificatePair,
  good: (pair: CertificatePair) => boolean,
  make: () => Promise<CertificatePair>,
): Promise<CertificatePair> {
  const before = readPair(files);
  if (before && good(before)) return before;
  const made = await make();
  writePair(files, made);
  return made;
}
