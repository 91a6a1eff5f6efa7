import { type Doc, isDoc } from '../../core/json.ts';
import { asset } from '../asset.ts';
import { entryOf } from '../entry.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, either, flag, free, loose, nonEmpty, object, settings, text } from '../schema.ts';
import { document } from '../shapes.ts';
import { withDefault } from '../traits.ts';
import { adoptedProvider, EMAIL_CREDENTIALS, shownProvider } from './email-credentials.ts';

const name = choice(...Object.keys(EMAIL_CREDENTIALS));
const credentials = either(...Object.values(EMAIL_CREDENTIALS));
const others = { enabled: flag, default_from_address: text, settings: free.nullable() };

/** Who sends the tenant's e-mails. */
export const emailProvider = kind({
  name: 'emailProvider',
  path: '/emails/provider',
  shape: document({ optional: true }),
  scope: 'email_provider',
  identity: ['name'],
  missing: { message: 'There is not a configured email provider', errorCode: 'inexistent_email_provider' },
  conflict: { message: 'An email provider is already configured', errorCode: 'email_provider_conflict' },
  fields: object({ name, credentials }, { ...others, enabled: withDefault(flag, true) }),
  updateBody: nonEmpty(settings({ name, credentials, ...others })),
  save: saved,
  show: shownProvider,
  reading: {
    query: { fields: 'name,enabled,credentials,settings,default_from_address', include_fields: 'true' },
    adopt: adoptedProvider,
  },
});

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const sameName = next.name === before?.name;
  // Another provider begins without the settings of the one before (recorded).
  const inherited = before && !sameName ? ['credentials', 'settings'] : [];
  const kept = Object.entries(next).filter(
    ([key, value]) => !inherited.includes(key) || value !== before?.[key],
  );
  const doc = { credentials: {}, ...Object.fromEntries(kept) };
  if (before && doc.credentials === before.credentials) return withoutNulls(doc);
  context.validate(loose({ credentials: EMAIL_CREDENTIALS[String(next.name)] ?? free }), {
    credentials: doc.credentials,
  });
  const old = sameName && isDoc(before?.credentials) ? before.credentials : {};
  return withoutNulls({ ...doc, credentials: { ...old, ...doc.credentials } });
}

export const emailProviderAsset = asset({
  key: 'emailProvider',
  layout: 'object',
  identity: [],
  // A provider that is there already keeps its credentials.
  entry: entryOf(emailProvider, { also: { credentials } }),
});
