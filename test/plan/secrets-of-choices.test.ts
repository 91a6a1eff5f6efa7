import { MASKED } from '../../src/core/mask.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { kinds } from '../../src/resources/table.ts';

/** A bug: what a field may be one or the other of was shown as it is. */
test('a secret is hidden also where the fields beside it depend on a choice', () => {
  const provider = (api_key: string) => ({
    '/emails/provider': { '': { name: 'sendgrid', credentials: { api_key, region: 'eu' } } },
  });
  const { changes } = netDifference(provider('SG.the-old-key'), provider('SG.the-new-key'), kinds);
  expect(changes[0]?.fields).toEqual([{ field: 'credentials.api_key', before: MASKED, after: MASKED }]);
});

test('so it is in what is made', () => {
  const stream = {
    id: 'lst_1',
    name: 'Splunk',
    type: 'splunk',
    sink: { splunkToken: 'the-token', splunkPort: 1 },
  };
  const { changes } = netDifference({}, { '/log-streams': { lst_1: stream } }, kinds);
  expect(JSON.stringify(changes)).toContain('splunkPort');
  expect(JSON.stringify(changes)).not.toContain('the-token');
});
