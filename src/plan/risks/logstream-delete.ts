import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { at } from './example.ts';

export const logstreamDelete = risk({
  id: 'LOGSTREAM-DELETE',
  severity: 'high',
  title: 'A log stream ends',
  why: 'Whatever watches the log is blind from then on, and Auth0 keeps log events for days only.',
  instead: 'Let the stream that takes its place run beside it first.',
  kinds: ['logStreams'],
  find: (change) =>
    hitIf(change.action === 'delete' || change.action === 'replace' || ceases(change, 'status', 'active'), {
      message: `${change.name} gets no more log events.`,
      field: 'status',
    }),
  bad: [
    at('/log-streams', { name: 'SIEM', type: 'http', status: 'active' }, undefined),
    at(
      '/log-streams',
      { name: 'SIEM', type: 'http', status: 'active' },
      { name: 'SIEM', type: 'http', status: 'paused' },
    ),
  ],
  good: [at('/log-streams', { name: 'SIEM', status: 'paused' }, { name: 'SIEM', status: 'active' })],
});
