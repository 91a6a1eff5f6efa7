import { generateKeyPairSync } from 'node:crypto';
import type { Doc } from '../../src/core/json.ts';
import { previewCimd, registerCimd } from '../../src/resources/applications/cimd.ts';
import { wrongCimdUrl } from '../../src/resources/applications/cimd-url.ts';
import type { HookContext, Services } from '../../src/resources/hook-context.ts';
import type { Verb } from '../../src/resources/kind.ts';
import { hookContextOf } from '../support/documents.ts';
import { update } from './rows.ts';

const URL_OF = 'https://tools.fernhill.example/client.json';

const DOCUMENT: Doc = {
  client_id: URL_OF,
  client_name: 'Fernhill Tools',
  redirect_uris: ['https://tools.fernhill.example/back'],
  grant_types: ['authorization_code', 'implicit'],
};

/** Runs a verb as the server does, with documents by their addresses. */
async function ask(verb: Verb, web: Readonly<Record<string, Doc>>, context: HookContext) {
  const body = { external_client_id: URL_OF };
  const fetchDocument: Services['fetchDocument'] = async (url) => {
    const document = web[url];
    return document ? { document } : { error: 'The address answered 404' };
  };
  // The verbs use nothing else.
  const services = { fetchDocument } as Services;
  const prepared = await verb.prepare?.(body, context, services);
  const answer = verb.run(body, context, prepared);
  return { ...answer, body: answer.body as { readonly [key: string]: Doc } };
}

function publicKey(kid: string): Doc {
  const { publicKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...(key.export({ format: 'jwk' }) as Doc), kid };
}

describe('a client metadata document', () => {
  it.each([
    ['http://tools.fernhill.example/client.json', 'https'],
    ['https://localhost/client.json', 'localhost'],
    ['https://tools.fernhill.example/', 'path'],
    ['https://tools.fernhill.example/a/../b', 'dot segments'],
    ['https://ada:secret@tools.fernhill.example/b', 'credentials'],
    ['https://tools.fernhill.example/b?c', 'query'],
    ['https://tools.fernhill.example/b%zz', 'percent'],
    ['tools', 'URL'],
  ])('cannot be at %s', (url, reason) => {
    expect(wrongCimdUrl(url)).toContain(reason);
  });

  it('is mapped to an application, with warnings for what is not supported', async () => {
    const web = { [URL_OF]: { ...DOCUMENT, tos_uri: 'https://tools.fernhill.example/tos' } };
    const { body } = await ask(previewCimd, web, hookContextOf());
    expect(body).toEqual({
      mapped_fields: {
        external_client_id: URL_OF,
        name: 'Fernhill Tools',
        app_type: 'regular_web',
        callbacks: ['https://tools.fernhill.example/back'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
      },
      validation: {
        valid: true,
        violations: [],
        warnings: ["Grant type not supported: 'implicit'", "Property not supported: 'tos_uri'"],
      },
    });
  });

  it('that cannot be fetched is told in the preview, and refused for registration', async () => {
    expect((await ask(previewCimd, {}, hookContextOf())).body).toEqual({
      errors: ['The address answered 404'],
    });
    await expect(ask(registerCimd, {}, hookContextOf())).rejects.toThrow('404');
  });

  it('that breaks the rules is refused with all that is wrong', async () => {
    const web = { [URL_OF]: { ...DOCUMENT, client_name: '', application_type: 'desktop' } };
    await expect(ask(registerCimd, web, hookContextOf())).rejects.toThrow(
      'client_name must be a non-empty string; application_type must be native or web',
    );
  });

  it('makes an application of a third party once, and then brings it up to date', async () => {
    const context = hookContextOf();
    const first = await ask(registerCimd, { [URL_OF]: DOCUMENT }, context);
    expect(first.status).toBe(201);
    const id = String(first.body['client_id']);
    expect(first.headers).toEqual({ location: `/api/v2/clients/${id}` });
    const again = await ask(registerCimd, { [URL_OF]: { ...DOCUMENT, client_name: 'Tools' } }, context);
    expect(again).toMatchObject({ status: 200, body: { client_id: id } });
    expect(context.documents.list('/clients')).toMatchObject([
      { name: 'Tools', is_first_party: false, external_metadata_type: 'cimd' },
    ]);
  });

  it('needs another scope to be registered than to be brought up to date', async () => {
    const caller = { clientId: 'c', subject: 'c@clients', ip: '', userAgent: '', hostname: '' };
    const context = hookContextOf({ caller: { ...caller, scopes: new Set(['update:clients']) } });
    await expect(ask(registerCimd, { [URL_OF]: DOCUMENT }, context)).rejects.toThrow('create:clients');
  });

  it('decides what the tenant cannot change', async () => {
    const context = hookContextOf();
    await ask(registerCimd, { [URL_OF]: DOCUMENT }, context);
    const [client = {}] = context.documents.list('/clients');
    const updating = { ...context, operation: 'update' } as const;
    expect(update('clients', client, { description: 'Tools.' }, updating)).toMatchObject({
      description: 'Tools.',
    });
    expect(() => update('clients', client, { callbacks: [] }, updating)).toThrow('callbacks');
  });

  it('brings its keys; one with an id that is there stays as it is', async () => {
    const context = hookContextOf();
    const jwks_uri = 'https://tools.fernhill.example/keys.json';
    const document = { ...DOCUMENT, token_endpoint_auth_method: 'private_key_jwt', jwks_uri };
    const web = { [URL_OF]: document, [jwks_uri]: { keys: [publicKey('first-key-1')] } };
    const { body } = await ask(registerCimd, web, context);
    const path = `/clients/${String(body['client_id'])}/credentials`;
    const [before] = context.documents.list(path);
    expect(before).toMatchObject({ kid: 'first-key-1', credential_type: 'public_key' });
    const rotated = { ...web, [jwks_uri]: { keys: [publicKey('first-key-1'), publicKey('second-key')] } };
    await ask(registerCimd, rotated, context);
    expect(context.documents.list(path)).toMatchObject([before, { kid: 'second-key' }]);
    const leaking = { ...web, [jwks_uri]: { keys: [{ ...publicKey('x'), d: 'secret' }] } };
    await expect(ask(registerCimd, leaking, context)).rejects.toThrow('no private keys');
  });
});
