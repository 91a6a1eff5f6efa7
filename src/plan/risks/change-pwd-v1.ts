import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const changePwdV1 = risk({
  id: 'CHANGE-PWD-V1',
  severity: 'medium',
  title: 'The old way to change a password',
  why: 'The flag brings back the first change-password flow, which Auth0 has superseded; it can only be turned one way.',
  instead: 'Leave `flags.change_pwd_flow_v1` off.',
  kinds: ['tenant'],
  find: (change) =>
    whereBecomes(
      change,
      ['flags.change_pwd_flow_v1'],
      true,
      () => 'The superseded change-password flow is turned on.',
    ),
  bad: [settings({ flags: {} }, { flags: { change_pwd_flow_v1: true } })],
  good: [settings({ flags: { change_pwd_flow_v1: true } }, { flags: {} })],
});
