import { docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';

/** Auth0's documentation, "Configure Device User Code Settings": letters without vowels, so that no word comes of them. */
const CHARSETS: Readonly<Record<string, string>> = { base20: 'BCDFGHJKLMNPQRSTVWXZ', digits: '0123456789' };
/** The tenant's defaults, by its set of characters. */
const MASKS: Readonly<Record<string, string>> = { base20: '****-****', digits: '***-***-***' };
const MOST_TRIES = 100;

/** A code for somebody to type, in the tenant's form (`device_flow`), that is not in use. */
export function userCode({ state, random }: TenantContext, taken: (code: string) => boolean): string {
  const { charset, mask } = docOf(state.documents.get('/tenants/settings', '')?.device_flow);
  const kind = textOf(charset) ?? 'base20';
  const letters = CHARSETS[kind] ?? '';
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const code = (textOf(mask) || MASKS[kind] || '').replaceAll('*', () => oneOf(letters, random));
    if (!taken(code)) return code;
  }
  throw new Error('there is no user code left that is not in use');
}

/** Every character as likely as any other: what would favour the first ones is drawn again. */
function oneOf(letters: string, random: TenantContext['random']): string {
  const fair = 256 - (256 % letters.length);
  for (;;) {
    const byte = random.bytes(1)[0] ?? 0;
    if (byte < fair) return letters.charAt(byte % letters.length);
  }
}
