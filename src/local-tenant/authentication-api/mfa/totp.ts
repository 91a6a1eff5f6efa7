import { Secret, TOTP } from 'otpauth';
import { type Doc, textOf } from '../../../core/json.ts';
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
