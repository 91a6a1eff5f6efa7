import type * as z from 'zod';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { choice, flag, free, object, settings, text } from '../schema.ts';
import { secret, writeOnly } from '../traits.ts';

type Fields = Readonly<Record<string, z.ZodType>>;

const short = text.max(100);
const key = writeOnly(secret(short));

/** What each provider of a captcha is set up with, and the keys that it needs besides. */
const PROVIDERS: readonly (readonly [name: string, open: Fields, keys: Fields, may?: Fields])[] = [
  [
    'arkose',
    { site_key: short },
    { secret: key },
    { client_subdomain: short, verify_subdomain: short, fail_open: flag },
  ],
  ['auth_challenge', { fail_open: flag }, {}],
  ['hcaptcha', { site_key: short }, { secret: key }],
  ['friendly_captcha', { site_key: short }, { secret: key }],
  ['recaptcha_v2', { site_key: short }, { secret: key }],
  ['recaptcha_enterprise', { site_key: short, project_id: short }, { api_key: key }],
];

const providers = (schema: (open: Fields, keys: Fields, may: Fields) => z.ZodType) =>
  settings({
    active_provider_id: choice(...PROVIDERS.map(([name]) => name), 'simple_captcha'),
    ...Object.fromEntries(PROVIDERS.map(([name, open, keys, may = {}]) => [name, schema(open, keys, may)])),
    simple_captcha: free,
  });

/** The puzzle of bot detection, as it is kept: a tenant has no keys at first. */
export const captcha = providers((open, keys, may) => object(open, { ...keys, ...may }));

/** As it is sent: whoever sets a provider up sends its keys (documented). */
export const captchaRequest = providers((open, keys, may) => object({ ...open, ...keys }, may));

const HIDDEN: ReadonlySet<string> = new Set(['secret', 'api_key']);

/** The captcha providers without their secrets (recorded). */
export function shownCaptcha(stored: Doc): Doc {
  return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, withoutSecrets(value)]));
}

function withoutSecrets(value: Json | undefined): Json {
  if (!isDoc(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !HIDDEN.has(key)));
}

/** The captcha of another tenant as it is kept: a provider that is set up has keys that are not known. */
export function adoptedCaptcha(answer: Json): Doc {
  const shown = docOf(answer);
  const hidden = PROVIDERS.flatMap(([name, , keys]) => {
    const provider = docOf(shown[name]);
    if (!provider.site_key) return [];
    const unknowns = Object.keys(keys).map((key) => [key, unknownSecret()]);
    return [[name, { ...provider, ...Object.fromEntries(unknowns) }]];
  });
  return { ...shown, ...Object.fromEntries(hidden) };
}
