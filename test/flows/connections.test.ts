import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { parse } from 'yaml';
import { type Doc, textsOf } from '../../src/core/json.ts';
import { tokenClaims } from '../../src/core/token-claims.ts';
import { violationsOn } from '../support/axe.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';

interface Persona {
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly connection: string;
  readonly password?: string;
  readonly profile: { readonly name: string };
}

const { personas } = parse(readFileSync(join(__dirname, '../../tenant/personas.yaml'), 'utf8')) as {
  personas: readonly Persona[];
};

withChromium('every connection of the tenant, with the personas that belong to it', () => {
  let fernhill: DeployedFernhill;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    await fernhill.close();
  });
  beforeEach(async () => {
    context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const documents = (path: string) => fernhill.tenant.context.state.documents.list(path);
  const connectionNamed = (name: string): Doc => {
    const found = documents('/connections').find((one) => one['name'] === name);
    if (!found) throw new Error(`there is no connection ${name}`);
    return found;
  };

  /** An application whose people come in by a connection, with a callback. */
  function applicationOf(connection: Doc): { readonly client: Doc; readonly callback: string } {
    for (const id of textsOf(connection['enabled_clients'])) {
      const client = documents('/clients').find((one) => one['client_id'] === id);
      const [callback] = textsOf(client?.['callbacks']);
      if (client && callback !== undefined) return { client, callback };
    }
    throw new Error(`no application with a callback has ${String(connection['name'])}`);
  }

  async function prove({ email, password, profile }: Persona) {
    if (password === undefined) {
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: profile.name }).click();
      return;
    }
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  async function claimsFor(client: Doc, callback: string, code: string): Promise<Doc | undefined> {
    const { client_id, client_secret, token_endpoint_auth_method: method } = client;
    const answer = await fernhill.tenant.app.request(`${fernhill.issuer}oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id,
        ...(method !== 'none' && { client_secret }),
        redirect_uri: callback,
        code,
      }),
    });
    return tokenClaims(String(((await answer.json()) as Doc)['id_token']));
  }

  it.each(personas.map((persona) => [persona.connection, persona.name, persona] as const))(
    '%s: %s',
    async (name, _, persona) => {
      const connection = connectionNamed(name);
      const { client, callback } = applicationOf(connection);
      const query = new URLSearchParams({
        client_id: String(client['client_id']),
        redirect_uri: callback,
        response_type: 'code',
        connection: name,
        scope: 'openid email',
      });
      const back = page.waitForRequest((request) => request.url().startsWith(callback));
      await page.goto(`${fernhill.issuer}authorize?${query}`);
      await prove(persona);
      const answer = new URL((await back).url()).searchParams;
      // The Action wants an address confirmed that people have typed themselves; their companies vouch for the others.
      if (!persona.email_verified && persona.password !== undefined) {
        expect(answer.get('error')).toBe('access_denied');
        return;
      }
      const claims = await claimsFor(client, callback, answer.get('code') ?? '');
      expect(claims).toMatchObject({
        email: persona.email,
        sub: expect.stringMatching(new RegExp(`^${String(connection['strategy'])}\\|`)),
      });
      const users = documents('/users').filter((user) => user['email'] === persona.email);
      expect(users).toHaveLength(1);
    },
    60_000,
  );

  it('is each of them', () => {
    const without = documents('/connections')
      .map((one) => String(one['name']))
      .filter((name) => !personas.some(({ connection }) => connection === name));
    // Nobody of the personas has an account there; `federation.test.ts` signs in through these strategies.
    expect(without.sort()).toEqual(['facebook', 'github']);
  });
});
