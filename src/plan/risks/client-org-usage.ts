import { risk } from '../risk.ts';
import { ceases, differs, hitIf } from './detect.ts';
import { application } from './example.ts';

export const clientOrgUsage = risk({
  id: 'CLIENT-ORG-USAGE',
  severity: 'high',
  title: 'People sign in without an organization',
  why: 'An application that was for members of organizations lets others in as well.',
  instead: 'Keep `organization_usage: require` where the application counts on an organization.',
  kinds: ['clients'],
  find: (change) => [
    ...hitIf(ceases(change, 'organization_usage', 'require'), {
      message: `People who belong to no organization can sign in to ${change.name}.`,
      field: 'organization_usage',
    }),
    ...hitIf(differs(change, 'organization_require_behavior'), {
      message: `${change.name} asks for the organization in another way, or not at all.`,
      field: 'organization_require_behavior',
    }),
  ],
  bad: [application({ organization_usage: 'require' }, { organization_usage: 'allow' })],
  good: [application({ organization_usage: 'allow' }, { organization_usage: 'require' })],
});
