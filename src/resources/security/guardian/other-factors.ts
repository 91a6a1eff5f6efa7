import { sized } from '../../formats.ts';
import type { Kind } from '../../kind.ts';
import { choice, flag, settings, text } from '../../schema.ts';
import { secret } from '../../traits.ts';
import { factorSetting } from './factor-setting.ts';

const duo = settings({ ikey: text.max(10_000), skey: secret(sized(1, 10_000)), host: text.max(10_000) });

/** Not documented, but answered (recorded for security keys). */
const webauthn = settings({
  userVerification: choice('discouraged', 'preferred', 'required'),
  overrideRelyingParty: flag,
  relyingPartyIdentifier: text.nullable(),
});
const webauthnDefaults = { userVerification: 'discouraged', overrideRelyingParty: false };

export const otherFactors: readonly Kind[] = [
  factorSetting('guardianDuoSettings', {
    path: 'duo/settings',
    fields: duo,
    can: ['read', 'update', 'replace'],
  }),
  factorSetting('guardianWebauthnRoamingSettings', {
    path: 'webauthn-roaming/settings',
    fields: webauthn,
    can: ['read', 'update', 'replace'],
    empty: webauthnDefaults,
  }),
  factorSetting('guardianWebauthnPlatformSettings', {
    path: 'webauthn-platform/settings',
    fields: webauthn,
    can: ['read', 'update', 'replace'],
    empty: { overrideRelyingParty: false },
  }),
];
