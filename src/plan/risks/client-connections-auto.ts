import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const clientConnectionsAuto = risk({
  id: 'CLIENT-CONNECTIONS-AUTO',
  severity: 'high',
  title: 'New applications get every connection',
  why: 'Whoever makes an application opens all of your user bases for it, without noticing.',
  instead: 'Leave the flag off, and enable connections one by one.',
  kinds: ['tenant'],
  find: (change) =>
    whereBecomes(
      change,
      ['flags.enable_client_connections'],
      true,
      () => 'Every new application can sign in users of every connection.',
    ),
  bad: [
    settings({ flags: { enable_client_connections: false } }, { flags: { enable_client_connections: true } }),
  ],
  good: [
    settings({ flags: { enable_client_connections: true } }, { flags: { enable_client_connections: false } }),
  ],
});
