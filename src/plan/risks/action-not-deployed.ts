import { risk } from '../risk.ts';
import { action } from './example.ts';

export const actionNotDeployed = risk({
  id: 'ACTION-NOT-DEPLOYED',
  severity: 'medium',
  title: 'The draft of an Action is not what runs',
  why: 'What is reviewed is the draft; what runs is the version that was deployed before.',
  instead: 'Deploy the Action.',
  kinds: ['actions'],
  find: (change) =>
    ['deployed', 'all_changes_deployed']
      .filter((field) => change.after?.[field] === false)
      .map((field) => ({ field, message: `${change.name} has changes that do not run.` })),
  bad: [action({ all_changes_deployed: true, code: 'a();' }, { all_changes_deployed: false, code: 'b();' })],
  good: [action({ all_changes_deployed: false, code: 'a();' }, { all_changes_deployed: true, code: 'b();' })],
});
