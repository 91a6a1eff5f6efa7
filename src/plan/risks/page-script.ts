import type { Doc } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { scriptHosts } from './code.ts';
import { at } from './example.ts';

export const pageScript = risk({
  id: 'PAGE-SCRIPT',
  severity: 'high',
  title: 'Another script on the sign-in page',
  why: 'A script there sees every password that is typed.',
  instead: 'Serve what the page needs yourself, with an integrity attribute.',
  kinds: ['tenant', 'branding.templates', 'prompts.screenRenderers', 'prompts.rendering', 'clients'],
  find: (change) => {
    const hosts = (doc: Doc | undefined) => scriptHosts(JSON.stringify(doc ?? {}));
    const old = new Set(hosts(change.before));
    return [...new Set(hosts(change.after))]
      .filter((host) => !old.has(host))
      .map((value) => ({
        field: 'body',
        value,
        message: `The page loads a script or a style from ${value}.`,
      }));
  },
  bad: [
    at(
      '/branding/templates/universal-login',
      { body: '<html></html>' },
      { body: '<html><script src="https://cdn.other.example/a.js"></script></html>' },
    ),
  ],
  good: [
    at(
      '/branding/templates/universal-login',
      { body: '<script src="https://cdn.fernhill.example/a.js"></script>' },
      { body: '<script src="https://cdn.fernhill.example/b.js"></script>' },
    ),
  ],
});
