import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { tenantName } from '../tenant/tenant-name.ts';

/**
 * An application as it is answered. By decision (docs/decisions/0012) a list, and an answer to an explicit `fields`, show
 * `tenant`, `global`, `callback_url_template` and the `pkcs7` and `subject` of signing keys; a single answer (create,
 * read, update) leaves them out, `global` only where it is false. Single answers were recorded behind an SDK that
 * drops these fields, lists with auth0-deploy-cli, which keeps them. None of them is stored for an application that
 * was made here (a rotation of the key changes its certificate); one that came with them shows what it came with.
 */
export function shownClient(stored: Doc, context: HookContext): Doc {
  const doc = withTenant(withoutSecret(stored), context);
  return visibleTo(context, stored.signing_keys === undefined ? withKeys(doc, context) : doc);
}

/** A list of a few `fields` has the tenant's name whatever they are (recorded). */
function withTenant(doc: Doc, { operation, query, domain }: HookContext): Doc {
  return operation === 'list' && query['fields'] ? { tenant: tenantName(domain), ...doc } : doc;
}

function withKeys(doc: Doc, { operation, query, domain, signingCertificate }: HookContext): Doc {
  const asked = query['fields']?.split(',') ?? [];
  const { cert, pkcs7 } = signingCertificate();
  const whole = operation === 'list' || asked.includes('signing_keys');
  return {
    ...((operation === 'list' || asked.length > 0) && {
      tenant: tenantName(domain),
      global: false,
      callback_url_template: false,
    }),
    ...doc,
    signing_keys: [whole ? { cert, pkcs7, subject: `/CN=${domain}` } : { cert }],
  };
}

/** An application that proves itself with credentials shows no secret, but has it again when they are taken away (recorded). */
function withoutSecret(stored: Doc): Doc {
  if (!stored.client_authentication_methods) return stored;
  const { client_secret: _, ...rest } = stored;
  return rest;
}

/** With no more than `read:client_summary`, this is all that is shown (documented). */
const SUMMARY: ReadonlySet<string> = new Set(['client_id', 'app_type', 'name', 'description']);
/** Shown to those who may read keys or credentials (documented). */
const KEYS: ReadonlySet<string> = new Set([
  ...['client_secret', 'encryption_key', 'client_authentication_methods', 'signing_keys'],
]);

/** What of an application a reader may see, by the scopes of the token. */
function visibleTo({ operation, caller }: HookContext, doc: Doc): Doc {
  if (!caller || (operation !== 'read' && operation !== 'list')) return doc;
  const may = (scope: string) => caller.scopes.has(scope);
  const keys = may('read:client_keys') || may('read:client_credentials');
  if (keys) return doc;
  const visible = (key: string) => SUMMARY.has(key) || (may('read:clients') && !KEYS.has(key));
  return Object.fromEntries(Object.entries(doc).filter(([key]) => visible(key)));
}
