import { Hono } from 'hono';
import type { ActionsRunner } from '../actions/runtime/runner.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { keepSecret } from '../core/mask.ts';
import { type Random, systemRandom } from '../core/random.ts';
import type { Kind } from '../resources/kind.ts';
import { kinds as allKinds } from '../resources/table.ts';
import { authenticationApi } from './authentication-api/authentication-api.ts';
import { background } from './background.ts';
import { consoleApp } from './console/console-app.ts';
import type { State, TenantContext } from './context.ts';
import { controlApi } from './control/control-api.ts';
import { type DeployClient, ensureFreshTenant } from './control/fresh-tenant.ts';
import { standIns } from './identity-providers/stand-in/stand-in.ts';
import { createSigningKeys } from './keys/create-signing-keys.ts';
import { managementApi } from './management-api/management-api.ts';
import { scimApi } from './scim/scim-api.ts';
import { Faults } from './server/faults.ts';
import { RateLimit } from './server/rate-limit.ts';
import { SignIns } from './sign-ins/sign-ins.ts';
import { errorPage } from './universal-login/error-page.ts';
import { universalLogin } from './universal-login/universal-login.ts';
import type { Fork } from './upstream/fork.ts';
import { forkApp } from './upstream/fork-app.ts';
import { forkBackground } from './upstream/fork-background.ts';
import { forkClient } from './upstream/fork-client.ts';
import { forkToken } from './upstream/fork-token.ts';

export interface LocalTenantOptions {
  readonly state: State;
  /** `localhost:4400` */
  readonly domain: string;
  readonly runner: ActionsRunner;
  /** The name of the application that auth0-deploy-cli runs as. */
  readonly deployClientName: string;
  readonly caFile?: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly kinds?: readonly Kind[];
  /** How long the pauses between tries are that nobody waits for, in documented ones: 0 for tests. */
  readonly pace?: number;
  /** Where the documents are another tenant's: `state` is the fork's. */
  readonly fork?: Fork;
  /** On a fork, the application that auth0-deploy-cli runs as; left out: the one that the upstream is read as. */
  readonly deployClientId?: string;
}

/** A local tenant without a port: what it answers, and what it is made of. */
export interface LocalTenant {
  readonly app: Hono;
  readonly context: TenantContext;
  readonly deployClient: DeployClient;
  /** Resolves when nothing runs any more that no request waits for: Actions after a registration, messages, events. */
  settled(): Promise<void>;
  /** Lets what runs end, ends the Actions' processes and writes the last of the state. */
  close(): Promise<void>;
}

/** Puts a local tenant together on a state; a fresh state becomes a fresh tenant. */
export async function createLocalTenant(options: LocalTenantOptions): Promise<LocalTenant> {
  const {
    state,
    domain,
    runner,
    clock = systemClock,
    random = systemRandom,
    kinds = allKinds,
    pace,
    fork,
  } = options;
  const keys = await createSigningKeys(state, { domain, clock, random });
  const app = new Hono();
  const issuer = `https://${domain}/`;
  const context: TenantContext = {
    state,
    clock,
    random,
    domain,
    issuer,
    keys,
    runner,
    signIns: new SignIns(),
    background: fork ? forkBackground(background(pace), fork) : background(pace),
    ask: async (url, init) => (url.startsWith(issuer) ? app.request(url, init) : fetch(url, init)),
    ...(fork && { fork }),
  };
  const deployClient = fork
    ? forkClient(fork, options.deployClientName, random, options.deployClientId)
    : ensureFreshTenant(context, kinds, options.deployClientName);
  keepSecret(deployClient.clientSecret);

  const rateLimit = new RateLimit(clock);
  const faults = new Faults();
  const serve = (below: string, routes: Hono) =>
    fork ? app.route(below, forkApp(routes, fork)) : app.route('/', routes);
  // Before the switches themselves are subject to them.
  const control = new Hono();
  control.route(
    '/_local',
    controlApi({ tenant: context, kinds, deployClient, caFile: options.caFile, rateLimit, faults }),
  );
  serve('/_local', control);
  app.route('/console', consoleApp(context, kinds));
  app.use('*', faults.middleware());
  app.use('/api/v2/*', rateLimit.middleware());
  const answering = new Hono();
  answering.route('/api/v2', managementApi(context, kinds));
  if (fork) answering.route('/', forkToken(context, deployClient));
  answering.route('/', authenticationApi(context, errorPage(context)));
  answering.route('/', universalLogin(context));
  answering.route('/', standIns(context));
  answering.route('/', scimApi(context));
  serve('/', answering);
  return {
    app,
    context,
    deployClient,
    settled: context.background.settled,
    async close() {
      faults.clear();
      await context.background.close();
      await runner.close();
      // Those whose process has just ended write down how they ended.
      await context.background.settled();
      state.close();
    },
  };
}
