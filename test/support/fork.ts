import { docOf, docsOf, type Json } from '../../src/core/json.ts';
import { Fork } from '../../src/local-tenant/upstream/fork.ts';
import type { Upstream, UpstreamAnswer } from '../../src/local-tenant/upstream/upstream.ts';
import type { Kind } from '../../src/resources/kind.ts';
import { kinds as allKinds } from '../../src/resources/table.ts';
import { type OpenTenant, openTenant } from './open-tenant.ts';

/** An upstream that notes what it was asked for. */
export interface WatchedUpstream extends Upstream {
  readonly asked: string[];
}

/** A tenant without a port as an upstream; `instead` answers for it where it returns something. */
export function upstreamOf(
  { tenant, api }: OpenTenant,
  instead: (path: string) => UpstreamAnswer | undefined = () => undefined,
): WatchedUpstream {
  return watched(
    tenant.context.domain,
    tenant.deployClient.clientId,
    async (path) => instead(path) ?? api('GET', path),
  );
}

/**
 * An upstream that has nothing but these answers, by path without the query; items of a list by their ids too. It refuses
 * some paths.
 */
export function cannedUpstream(
  answers: Readonly<Record<string, Json>>,
  refused: readonly string[] = [],
): WatchedUpstream {
  return watched('fernhill.eu.auth0.com', 'FernhillPlanReader', async (asked) => {
    const path = asked.replace(/\?.*/, '');
    if (refused.includes(path)) return { status: 403, body: { message: 'Forbidden' } };
    const body = answers[path] ?? itemOf(answers, path);
    return body === undefined ? { status: 404, body: { message: 'Not Found' } } : { status: 200, body };
  });
}

function itemOf(answers: Readonly<Record<string, Json>>, path: string): Json | undefined {
  const [, parent = '', id] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const list = Object.values(docOf(answers[parent])).flatMap((value) => docsOf(value));
  return list.find((item) => [item['id'], item['client_id']].includes(id ?? ''));
}

function watched(domain: string, clientId: string, get: Upstream['get']): WatchedUpstream {
  const asked: string[] = [];
  return {
    domain,
    clientId,
    asked,
    get requests() {
      return asked.length;
    },
    get(path) {
      asked.push(path);
      return get(path);
    },
    close() {},
  };
}

export interface OpenFork extends OpenTenant {
  readonly fork: Fork;
}

/** A fork without a port. */
export async function openFork(
  upstream: Upstream | Fork,
  kinds: readonly Kind[] = allKinds,
): Promise<OpenFork> {
  const fork = upstream instanceof Fork ? upstream : new Fork(upstream, kinds);
  return { ...(await openTenant({ fork, domain: 'localhost:4401', kinds })), fork };
}
