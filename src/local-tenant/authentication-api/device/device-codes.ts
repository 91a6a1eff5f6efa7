import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { secretHash } from '../authorize/secret-hash.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { keptLogin } from '../sign-in/kept-login.ts';
import { userCode } from './user-code.ts';

/** Devices that wait for somebody, by the hash of their device code. */
const DEVICES = '/_device_codes';
/** Seconds; Auth0's documentation: fifteen minutes, and five seconds between two questions. */
export const LIFETIME = 900;
export const INTERVAL = 5;

/** A device that waits for somebody. */
export interface Device {
  readonly key: string;
  readonly clientId: string;
  /** As it is shown: `WDJB-MJHT`. */
  readonly userCode: string;
  readonly scope: string | undefined;
  readonly audience: string | undefined;
}

/** What became of it. */
export type DeviceAnswer =
  | { readonly status: 'allowed'; readonly login: Doc }
  | { readonly status: 'denied'; readonly reason: string }
  | { readonly status: 'pending' | 'slow-down' | 'expired' | 'unknown' };

/** Lets a device wait; its code, and the one that somebody has to type. */
export function openDevice(
  context: TenantContext,
  client: Doc,
  { scope, audience }: Pick<Device, 'scope' | 'audience'>,
): { readonly deviceCode: string; readonly userCode: string } {
  const { state, clock, random } = context;
  const deviceCode = randomText(random, 43);
  const now = clock.now();
  return state.write((documents) => {
    // One that has expired is told of once more: it is kept for as long again.
    forgetExpired(documents, DEVICES, now - LIFETIME * 1000);
    const taken = (code: string) => documents.find(DEVICES, 'typed', typed(code)).length > 0;
    const code = userCode(context, taken);
    documents.put(DEVICES, secretHash(deviceCode), {
      client_id: client.client_id ?? '',
      user_code: code,
      typed: typed(code),
      ...(scope !== undefined && { scope }),
      ...(audience !== undefined && { audience }),
      status: 'pending',
      expires: now + LIFETIME * 1000,
    });
    return { deviceCode, userCode: code };
  });
}

/** The device that waits for this code to be typed, however somebody types it; undefined for none, or none any more. */
export function waitingDevice({ state, clock }: TenantContext, code: string): Device | undefined {
  const wanted = typed(code);
  for (const [key, device] of state.documents.entries(DEVICES)) {
    const waits = device.status === 'pending' && Number(device.expires) > clock.now();
    if (device.typed === wanted && waits)
      return {
        key,
        clientId: String(device.client_id),
        userCode: String(device.user_code),
        scope: textOf(device.scope),
        audience: textOf(device.audience),
      };
  }
  return undefined;
}

/** Somebody has let the device in. */
export function allowDevice({ state }: TenantContext, key: string, login: AcceptedLogin): void {
  settle(state, key, { status: 'allowed', login: keptLogin(login) });
}

/** Nobody lets the device in: the person, or the tenant, has said so. */
export function denyDevice({ state }: TenantContext, key: string, reason: string): void {
  settle(state, key, { status: 'denied', reason });
}

function settle(state: TenantContext['state'], key: string, result: Doc): void {
  state.write((documents) => {
    const device = documents.get(DEVICES, key);
    if (device?.status === 'pending') documents.put(DEVICES, key, { ...device, ...result });
  });
}

/** What a device gets that asks: an end is told once, and after that nothing is known of it (documented for `expired_token`). */
export function askDevice({ state, clock }: TenantContext, client: Doc, deviceCode: string): DeviceAnswer {
  const key = secretHash(deviceCode);
  const now = clock.now();
  return state.write((documents): DeviceAnswer => {
    const device = documents.get(DEVICES, key);
    if (!device || device.client_id !== client.client_id) return { status: 'unknown' };
    const early = now - Number(device.asked ?? 0) < INTERVAL * 1000;
    documents.put(DEVICES, key, { ...device, asked: now });
    const { status, reason, login } = device;
    if (status === 'pending' && Number(device.expires) > now)
      return { status: early ? 'slow-down' : 'pending' };
    documents.remove(DEVICES, key);
    if (status === 'allowed') return { status, login: docOf(login) };
    return status === 'denied' ? { status, reason: String(reason) } : { status: 'expired' };
  });
}

/** Separators and case do not count. */
function typed(code: string): string {
  return code.replace(/[^a-z0-9]/gi, '').toUpperCase();
}
