import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf } from '../../../core/json.ts';

const MINUTE = 60_000;
/** Hours; Auth0's documentation, "Session lifetime limits": the defaults of a tenant. */
const LIFETIME = 168;
const IDLE_LIFETIME = 72;

/** How long sessions last, and how long unused, in milliseconds. Settings in minutes go before those in hours (assumed). */
export function sessionLifetimes(documents: Documents): { readonly absolute: number; readonly idle: number } {
  const settings = docOf(documents.get('/tenants/settings', ''));
  return {
    absolute: lifetime(settings, 'session_lifetime', LIFETIME),
    idle: lifetime(settings, 'idle_session_lifetime', IDLE_LIFETIME),
  };
}

function lifetime(settings: Doc, name: string, otherwise: number): number {
  const minutes = settings[`${name}_in_minutes`];
  return (
    (minutes === undefined || minutes === null ? Number(settings[name] ?? otherwise) * 60 : Number(minutes)) *
    MINUTE
  );
}
