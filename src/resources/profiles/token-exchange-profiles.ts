import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref } from '../traits.ts';

/** A URI that is none of the namespaces which Auth0 keeps for itself (documented). */
const RESERVED = /^(https?:\/\/([^/]*\.)?(auth0|okta)\.com(\/|$)|urn:(ietf|auth0|okta)(:|$))/;
const subject_token_type = text
  .min(8)
  .max(100)
  .regex(/^[a-z][a-z0-9+.-]*:.+/i)
  .refine((uri) => !RESERVED.test(uri), 'The subject_token_type uses a reserved namespace');
const name = text.min(3).max(50);
const type = choice('custom_authentication');

export const tokenExchangeProfiles = kind({
  name: 'tokenExchangeProfiles',
  path: '/token-exchange-profiles',
  shape: collection({ prefix: 'tep_', paging: 'checkpoint', list: 'token_exchange_profiles' }),
  scope: 'token_exchange_profiles',
  // auth0-deploy-cli finds the twin of an entry by it, as a token request does.
  identity: ['subject_token_type'],
  unique: [['subject_token_type']],
  missing: { message: 'Token Exchange Profile not found.' },
  conflict: { message: 'subject_token_type already exists for tenant' },
  fields: object(
    {
      name,
      subject_token_type,
      action_id: immutable(ref(text.min(1).max(36), 'actions')),
      type: immutable(type),
    },
    { id: readOnly(text), created_at: readOnly(text), updated_at: readOnly(text) },
  ),
  updateFields: settings({ name, subject_token_type }),
  save(next, before, context) {
    if (!before) refuseOtherActions(next.action_id, context);
    return dated(next, before, context);
  },
});

/** The Action of a profile must have the trigger for it (documented; the wording is assumed). */
function refuseOtherActions(id: Json | undefined, { documents }: HookContext): void {
  const triggers = documents.get('/actions/actions', String(id))?.supported_triggers;
  if (Array.isArray(triggers) && triggers.some((one: Json) => isCustomTokenExchange(one))) return;
  throw new ApiError(400, 'The action must use the custom-token-exchange trigger', 'invalid_body');
}

function isCustomTokenExchange(trigger: Json): trigger is Doc {
  return isDoc(trigger) && trigger.id === 'custom-token-exchange';
}

export const tokenExchangeProfilesAsset = asset({
  key: 'tokenExchangeProfiles',
  layout: 'list',
  identity: ['subject_token_type'],
  entry: object({ name, subject_token_type, type, action: ref(text, 'actions') }),
});
