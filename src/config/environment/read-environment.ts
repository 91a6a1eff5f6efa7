import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepSecret } from '../../core/mask.ts';
import { problem } from '../../core/problem.ts';
import { type Declaration, Keywords } from '../keywords/keywords.ts';
import type { Environment } from '../project.ts';
import type { Report } from '../report.ts';
import { positionOf, startOf } from '../source.ts';
import { child, type Tree, textOf } from '../tree.ts';
import { type Chain, ENVIRONMENTS, readChain } from './read-chain.ts';
import { DOMAIN, DOMAIN_FORM } from './schema.ts';

export interface EnvironmentOptions {
  readonly root: string;
  readonly name: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True where the tenant will be called, so that its credentials must be there. */
  readonly needCredentials: boolean;
  readonly needSecrets: boolean;
  readonly report: Report;
}

export interface ReadEnvironment {
  readonly environment: Environment;
  readonly keywords: Keywords;
  readonly known: readonly string[];
  /** Where `deploy_client` stands. */
  readonly deployClient: Tree | undefined;
}

const PORT = 4400;
const DEPLOY_CLIENT = 'Understudy Deploy';

/**
 * The environment that a command works on. A tenant's own `domain`, `client_id` and `allow_delete` are never taken
 * from the environment that it extends: forgetting one must not deploy to somebody else's tenant. Reads its few files at
 * once, because a transform of jest's cannot wait.
 */
export function readEnvironment(options: EnvironmentOptions): ReadEnvironment {
  const { root, name, report } = options;
  const known = environmentsOf(root);
  const chain = readChain(name, { root, known, report });
  const keywords = keywordsOf(chain, options);
  const inherited = (key: string) =>
    chain.files.map(({ tree }) => child(tree, key)).find((value) => value !== undefined);
  const deployClient = inherited('deploy_client');
  const environment: Environment = {
    name,
    local: name === 'local',
    protected: leafOf(inherited('protected')) === true,
    ...(name !== 'local' && credentialsOf(chain, options)),
    allowDelete: leafOf(child(chain.files[0]?.tree, 'allow_delete')) === true,
    port: Number(leafOf(inherited('port')) ?? PORT),
    deployClient: textOf(deployClient) ?? DEPLOY_CLIENT,
    keywords: keywords.values(),
  };
  return { environment, keywords, known, deployClient };
}

/** `local` and the names of the files in tenant/environments/. */
function environmentsOf(root: string): string[] {
  const folder = join(root, ENVIRONMENTS);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
  return [...new Set(['local', ...names.sort()])];
}

function keywordsOf({ files, whole }: Chain, { name, env, needSecrets }: EnvironmentOptions): Keywords {
  const declarations = new Map<string, Declaration>();
  for (const { tree } of [...files].reverse()) {
    for (const one of declarationsIn(tree)) declarations.set(one.name, one);
  }
  const isReadable =
    whole && files.every(({ tree }) => (child(tree, 'keywords')?.kind ?? 'table') === 'table');
  const declaredIn = isReadable ? `${ENVIRONMENTS}/${name}.yaml` : undefined;
  return new Keywords(declarations, { env, needSecrets, declaredIn });
}

function declarationsIn(file: Tree): Declaration[] {
  const keywords = child(file, 'keywords');
  if (keywords?.kind !== 'table') return [];
  return [...keywords.entries.values()].map(({ key, keyAt, value: declared }) => {
    const value = child(declared, 'value');
    const secret = textOf(child(declared, 'secret'));
    return { name: key, at: keyAt, ...(value && { value }), ...(secret && { secret }) };
  });
}

function credentialsOf({ files }: Chain, options: EnvironmentOptions): Partial<Environment> {
  const own = files[0]?.tree;
  const { env } = options;
  const found = {
    domain: env['AUTH0_DOMAIN'] || textOf(child(own, 'domain')),
    clientId: env['AUTH0_CLIENT_ID'] || textOf(child(own, 'client_id')),
    clientSecret: keepSecret(env['AUTH0_CLIENT_SECRET'] ?? ''),
  };
  if (own && options.needCredentials) reportMissing(found, options);
  reportOtherDomain(child(own, 'domain'), options);
  if (!DOMAIN.test(found.domain ?? 'none')) {
    options.report(problem('value-refused', { key: 'AUTH0_DOMAIN', reason: DOMAIN_FORM }));
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

/** Rules of one tenant, such as `allow_delete`, must never be applied to another. */
function reportOtherDomain(place: Tree | undefined, { name, env, report }: EnvironmentOptions): void {
  const domain = textOf(place);
  const variable = env['AUTH0_DOMAIN'];
  if (!place || !domain || !variable || domain.toLowerCase() === variable.toLowerCase()) return;
  report(problem('domain-differs', { name, domain, variable }, positionOf(place.at)));
}

const VARIABLES = [
  ['domain', 'AUTH0_DOMAIN', 'domain'],
  ['clientId', 'AUTH0_CLIENT_ID', 'client_id'],
  ['clientSecret', 'AUTH0_CLIENT_SECRET', undefined],
] as const;

type Credentials = Pick<Environment, 'domain' | 'clientId' | 'clientSecret'>;

function reportMissing(
  found: { [key in keyof Credentials]: string | undefined },
  { name, report }: EnvironmentOptions,
): void {
  const file = `${ENVIRONMENTS}/${name}.yaml`;
  for (const [field, variable, key] of VARIABLES) {
    if (!found[field])
      report(problem('environment-incomplete', { name, variable, key, file }, startOf(file)));
  }
}

function leafOf(tree: Tree | undefined): unknown {
  return tree?.kind === 'leaf' ? tree.value : undefined;
}
