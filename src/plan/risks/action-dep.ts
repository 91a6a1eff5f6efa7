import { type Doc, docsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { action } from './example.ts';

export const actionDep = risk({
  id: 'ACTION-DEP',
  severity: 'high',
  title: 'Code of others runs at sign-in',
  why: 'A package can read every event and secret of the Action.',
  instead: 'Pin exact versions, and do without where a few lines do.',
  kinds: ['actions'],
  find: (change) => {
    const versions = (doc: Doc | undefined) =>
      new Map(docsOf(doc?.dependencies).map(({ name, version }) => [String(name), String(version)]));
    const old = versions(change.before);
    return [...versions(change.after)]
      .filter(([name, version]) => old.get(name) !== version)
      .map(([name, version]) => ({
        field: 'dependencies',
        value: name,
        message: old.has(name)
          ? `${change.name} uses ${name} ${version} in place of ${old.get(name)}.`
          : `${change.name} uses ${name} ${version}.`,
      }));
  },
  bad: [
    action({ dependencies: [] }, { dependencies: [{ name: 'axios', version: '1.7.0' }] }),
    action(
      { dependencies: [{ name: 'axios', version: '1.6.0' }] },
      { dependencies: [{ name: 'axios', version: 'latest' }] },
    ),
  ],
  good: [action({ dependencies: [{ name: 'axios', version: '1.6.0' }] }, { dependencies: [] })],
});
