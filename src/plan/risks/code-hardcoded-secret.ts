import { type Doc, docOf, textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { secretsIn } from './code.ts';
import { valueAt } from './detect.ts';
import { action } from './example.ts';

export const codeHardcodedSecret = risk({
  id: 'CODE-HARDCODED-SECRET',
  severity: 'high',
  title: 'A secret in code',
  why: 'It is in git and in the tenant, for everyone who may read either.',
  instead: 'A secret of the Action, with its value from the environment.',
  kinds: ['actions', 'connections', 'actionModules'],
  find: (change) => {
    const code = (doc: Doc | undefined) =>
      [
        textOf(doc?.code) ?? '',
        ...Object.values(docOf(valueAt(doc, 'options.customScripts'))).map(String),
      ].join('\n');
    const old = new Set(secretsIn(code(change.before)));
    return secretsIn(code(change.after))
      .filter((text) => !old.has(text))
      .map((text) => ({
        field: 'code',
        message: `${change.name} holds what looks like a secret: ${text.slice(0, 4)}… (${text.length} characters).`,
      }));
  },
  bad: [
    action({ code: '' }, { code: "const key = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';" }),
    action({ code: '' }, { code: "const key = 'fq8Zr2KxW9vN4mTt7LpYb3Hc6JdSg5Qa';" }),
  ],
  good: [
    action(
      { code: '' },
      { code: "const namespace = 'https://fernhill.example/a-rather-long-path/of/some/claim';" },
    ),
    action({ code: '' }, { code: "const words = 'onlythelettersofaratherlongsentence';" }),
  ],
});
