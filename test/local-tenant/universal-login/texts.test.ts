import { english } from '../../../src/local-tenant/universal-login/texts/english.ts';
import { german } from '../../../src/local-tenant/universal-login/texts/german.ts';

const keysOf = (texts: typeof english) =>
  Object.fromEntries(Object.entries(texts).map(([screen, words]) => [screen, Object.keys(words).sort()]));
const variables = (text: string) => [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name).sort();

test('every language says everything that English says', () => {
  expect(keysOf(german)).toEqual(keysOf(english));
});

test('and names the same things in it', () => {
  for (const [screen, words] of Object.entries(english)) {
    for (const [key, text] of Object.entries(words))
      expect([screen, key, variables(german[screen]?.[key] ?? '')]).toEqual([screen, key, variables(text)]);
  }
});
