import { english } from '../../../src/local-tenant/universal-login/texts/english.ts';
import { LANGUAGES } from '../../../src/local-tenant/universal-login/texts/texts.ts';

const keysOf = (texts: typeof english) =>
  Object.fromEntries(Object.entries(texts).map(([screen, words]) => [screen, Object.keys(words).sort()]));
const variables = (text: string) => [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(LANGUAGES))('%s', (_, language) => {
  it('says everything that English says', () => {
    expect(keysOf(language)).toEqual(keysOf(english));
  });

  it('names the same things in it', () => {
    for (const [screen, words] of Object.entries(english)) {
      for (const [key, text] of Object.entries(words))
        expect([screen, key, variables(language[screen]?.[key] ?? '')]).toEqual([
          screen,
          key,
          variables(text),
        ]);
    }
  });
});
