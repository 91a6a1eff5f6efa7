import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';

export const mfaActionUnbound = risk({
  id: 'MFA-ACTION-UNBOUND',
  severity: 'critical',
  title: 'The Action that asks for MFA no longer runs',
  why: 'Where the tenant’s policy does not ask for MFA, that Action is all that does.',
  instead: 'Set the policy to `all-applications` before the Action goes.',
  kinds: ['triggers'],
  find: (change, { before }) => {
    const actions = Object.values(before['/actions/actions'] ?? {});
    const asks = (name: string) =>
      /multifactor\.enable|authentication\.(challenge|enroll)With/.test(
        String(actions.find((one) => one.name === name)?.code),
      );
    const names = (doc: Doc | undefined) =>
      docsOf(doc?.items).map(({ action }) => String(docOf(action).name));
    return names(change.before)
      .filter((name) => !names(change.after).includes(name) && asks(name))
      .map((value) => ({
        field: 'bindings',
        value,
        message: `${value} asks for MFA, and is not bound any more.`,
      }));
  },
  bad: [
    {
      before: {
        '/actions/actions': { a: { name: 'require-mfa', code: "api.multifactor.enable('any');" } },
        '/actions/triggers/post-login/bindings': { '': { items: [{ action: { name: 'require-mfa' } }] } },
      },
      after: {
        '/actions/actions': { a: { name: 'require-mfa', code: "api.multifactor.enable('any');" } },
        '/actions/triggers/post-login/bindings': { '': { items: [] } },
      },
    },
  ],
  good: [
    {
      before: {
        '/actions/actions': { a: { name: 'add-claims', code: '' } },
        '/actions/triggers/post-login/bindings': { '': { items: [{ action: { name: 'add-claims' } }] } },
      },
      after: {
        '/actions/actions': { a: { name: 'add-claims', code: '' } },
        '/actions/triggers/post-login/bindings': { '': { items: [] } },
      },
    },
  ],
});
