import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const legacyFlags = risk({
  id: 'LEGACY-FLAGS',
  severity: 'high',
  title: 'Retired endpoints are opened again',
  why: 'They were closed because they give more away than they should.',
  instead: 'Leave them off; `/oauth/token` does what they did.',
  kinds: ['tenant'],
  find: (change) =>
    whereBecomes(
      change,
      [
        'flags.allow_legacy_ro_grant_types',
        'flags.allow_legacy_delegation_grant_types',
        'flags.allow_legacy_tokeninfo_endpoint',
        'flags.allow_other_legacy_grant_types',
        'flags.enable_idtoken_api2',
        'flags.enable_legacy_profile',
        'flags.enable_legacy_logs_search_v2',
      ],
      true,
      (field) => `${field.replace('flags.', '')} opens what was retired.`,
    ),
  bad: [settings({ flags: {} }, { flags: { allow_legacy_tokeninfo_endpoint: true } })],
  good: [settings({ flags: { enable_legacy_profile: true } }, { flags: { enable_legacy_profile: false } })],
});
