import { readFileSync } from 'node:fs';
import type { Kind } from '../../resources/kind.ts';
import { kinds as allKinds } from '../../resources/table.ts';
import { Fork } from './fork.ts';
import { HttpUpstream } from './http/http-upstream.ts';
import type { Patience } from './http/patience.ts';
import { requireScopes } from './needed-scopes.ts';

export interface ForkOptions {
  /** `fernhill.eu.auth0.com`, or `localhost:4400`. */
  readonly domain: string;
  /** An application with the read scopes of the Management API. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM file of the authority that a local tenant's certificate is from. */
  readonly caFile?: string;
  readonly patience?: Partial<Patience>;
  readonly kinds?: readonly Kind[];
}

/**
 * A fork of a running tenant: nothing is read yet but what its application may read. For `startLocalTenant`, which
 * closes it with the tenant. Raises `wrong-credentials`, `tenant-unreachable`, `upstream-scopes-missing`.
 */
export async function openForkOf({ caFile, kinds = allKinds, ...options }: ForkOptions): Promise<Fork> {
  const upstream = new HttpUpstream({
    ...options,
    ...(caFile !== undefined && { ca: readFileSync(caFile, 'utf8') }),
  });
  try {
    const fork = new Fork(upstream, kinds);
    await requireScopes(fork, await upstream.scopes());
    return fork;
  } catch (error) {
    upstream.close();
    throw error;
  }
}
