import { risk } from '../risk.ts';
import { differs } from './detect.ts';
import { at } from './example.ts';

export const logstreamSink = risk({
  id: 'LOGSTREAM-SINK',
  severity: 'high',
  title: 'Log events go elsewhere',
  why: 'Log events hold names, e-mail addresses and IP addresses of the people who sign in; another address or less masking hands them to somebody else.',
  instead: 'Add a stream for the new receiver, check what arrives there, and remove the old one.',
  kinds: ['logStreams'],
  find: (change) =>
    ['sink', 'pii_config', 'filters']
      .filter((field) => differs(change, field))
      .map((field) => ({
        field,
        message: `${change.name}: \`${field}\` changes what is sent, or where to.`,
      })),
  bad: [
    at(
      '/log-streams',
      { name: 'SIEM', sink: { httpEndpoint: 'https://siem.fernhill.example/' } },
      { name: 'SIEM', sink: { httpEndpoint: 'https://siem.spokeworks.example/' } },
    ),
  ],
  good: [at('/log-streams', { name: 'SIEM', isPriority: false }, { name: 'SIEM', isPriority: true })],
});
