import type * as z from 'zod';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { integer, sized } from '../formats.ts';
import type { HookContext } from '../hook-context.ts';
import { choice, object, settings } from '../schema.ts';
import { secret, traitsOf, unwrap } from '../traits.ts';

const some = sized(1, 4096);
const key = secret(some);
const region = choice('eu', '');
const apiKey = object({ api_key: key });

/** What each provider of e-mail wants to be called with (documented). */
export const EMAIL_CREDENTIALS: Readonly<Record<string, z.ZodObject>> = {
  mandrill: apiKey,
  sendgrid: apiKey,
  resend: apiKey,
  sparkpost: settings({ api_key: key, region: region.nullable() }),
  mailgun: settings({ api_key: key, domain: some.min(4), region: region.nullable() }),
  ses: settings({ accessKeyId: key, secretAccessKey: key, region: some }),
  smtp: settings({ smtp_host: some, smtp_port: integer(1, 65_535), smtp_user: some, smtp_pass: key }),
  azure_cs: settings({ connectionString: key }),
  ms365: settings({ tenantId: key, clientId: key, clientSecret: key }),
  custom: settings({}),
};

const HIDDEN: ReadonlySet<string> = new Set(
  Object.values(EMAIL_CREDENTIALS).flatMap(({ shape }) =>
    Object.entries(shape as Record<string, z.ZodType>)
      .filter(([, field]) => traitsOf(unwrap(field)).secret || traitsOf(field).secret)
      .map(([name]) => name),
  ),
);

/** The provider as it is shown: host, port, user, domain and region come back, keys do not (recorded). */
export function shownProvider(stored: Doc, { operation, query }: HookContext): Doc {
  const { name = '', enabled = true, credentials } = stored;
  // Documented: whoever names no fields gets these two.
  if (operation === 'read' && !query['fields']) return { name, enabled };
  if (!isDoc(credentials)) return stored;
  const shown = Object.entries(credentials).filter(([name]) => !HIDDEN.has(name));
  return { ...stored, credentials: Object.fromEntries(shown) };
}

/** The provider of another tenant as it is kept: its keys are not known. */
export function adoptedProvider(answer: Json): Doc {
  const provider = docOf(answer);
  const keys = Object.keys(EMAIL_CREDENTIALS[String(provider.name)]?.shape ?? {});
  const hidden = keys.filter((key) => HIDDEN.has(key)).map((key) => [key, unknownSecret()]);
  return { ...provider, credentials: { ...docOf(provider.credentials), ...Object.fromEntries(hidden) } };
}
