import { Secret, TOTP } from 'otpauth';
import { isoNow } from '../../../core/clock.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import type { TenantContext } from '../../context.ts';

/** Secrets of authenticator apps by the id of their authentication method: `{ secret, step }`. No request reads it. */
const SECRETS = '/_totp_secrets';
/** Bytes; RFC 4226, section 4: 160 bits. */
const LENGTH = 20;
/** Seconds that a code lasts. */
const PERIOD = 30;

/** A new secret for an authenticator app, in base32. */
export function newTotpSecret({ random }: TenantContext): string {
  const bytes = random.bytes(LENGTH);
  return new Secret({ buffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + LENGTH) }).base32;
}

/** What an authenticator app reads from a QR code. */
export function totpUri(
  secret: string,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): string {
  return totpOf(secret, issuer, label).toString();
}

/** The step of time that a code is of, one before or after the clock's at most; undefined where the code is wrong. */
export function stepOf({ clock }: TenantContext, secret: string, code: string): number | undefined {
  const timestamp = clock.now();
  const delta = totpOf(secret).validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

export function keepTotpSecret(
  { state }: TenantContext,
  methodId: string,
  secret: string,
  step: number,
): void {
  state.write((documents) => documents.put(SECRETS, methodId, { secret, step }));
}

/** Begins to set up an authenticator app; the secret, for the app. Its first code confirms it. */
export function beginTotp(context: TenantContext, user: Doc): string {
  const { state, clock, random } = context;
  const secret = newTotpSecret(context);
  const id = `totp|dev_${randomText(random, 16)}`;
  const path = methodsPath(String(user.user_id));
  state.write((documents) => {
    // One that was begun and never confirmed is given up.
    for (const [old, method] of documents.entries(path)) {
      if (method.type !== 'totp' || method.confirmed !== false) continue;
      documents.remove(path, old);
      forgetTotp(documents, old);
    }
    documents.put(path, id, { id, type: 'totp', confirmed: false, created_at: isoNow(clock) });
    documents.put(SECRETS, id, { secret, step: -1 });
  });
  return secret;
}

/** Confirms an authenticator app that is being set up; false where the code is not its. */
export function confirmTotp(context: TenantContext, userId: string, code: string): boolean {
  const { state, clock } = context;
  const path = methodsPath(userId);
  const begun = ({ type, confirmed }: Doc) => type === 'totp' && confirmed === false;
  for (const method of state.documents.list(path).filter(begun)) {
    const id = String(method.id);
    const secret = textOf(state.documents.get(SECRETS, id)?.secret);
    const step = secret === undefined ? undefined : stepOf(context, secret, code);
    if (secret === undefined || step === undefined) continue;
    const now = isoNow(clock);
    state.write((documents) => {
      documents.put(path, id, { ...method, confirmed: true, enrolled_at: now, last_auth_at: now });
      documents.put(SECRETS, id, { secret, step });
    });
    return true;
  }
  return false;
}

/** Forgets the secret of an app that is gone. */
export function forgetTotp(documents: Documents, methodId: string): void {
  documents.remove(SECRETS, methodId);
}

/** Whether a code is one of the user's authenticator apps. A code works once (RFC 6238, section 5.2). */
export function checkTotp(context: TenantContext, userId: string, code: string): boolean {
  const { documents } = context.state;
  for (const method of documents.list(methodsPath(userId)).filter(isApp)) {
    const id = String(method.id);
    const kept = documents.get(SECRETS, id);
    const secret = textOf(kept?.secret) ?? textOf(method.totp_secret);
    const step = secret === undefined ? undefined : stepOf(context, secret, code);
    if (secret === undefined || step === undefined || step <= Number(kept?.step ?? -1)) continue;
    keepTotpSecret(context, id, secret, step);
    return true;
  }
  return false;
}

const isApp = ({ type, confirmed }: Doc): boolean => type === 'totp' && confirmed !== false;

function totpOf(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer, label, period: PERIOD });
}
