import * as fc from 'fast-check';
import { type Declaration, Keywords } from '../../src/config/keywords/keywords.ts';
import type { Span } from '../../src/config/source.ts';
import { fromData, leaf, toData } from '../../src/config/tree.ts';
import type { Json } from '../../src/core/json.ts';

const span: Span = { source: { file: 'tenant/clients.yaml', text: '' }, start: 0, end: 0 };

function keywords(values: Readonly<Record<string, Json>>): Keywords {
  const declarations = Object.entries(values).map(([name, value]): [string, Declaration] => [
    name,
    { name, at: span, value: fromData(value, span) },
  ]);
  return new Keywords(new Map(declarations), {
    env: {},
    needSecrets: true,
    declaredIn: 'tenant/environments/local.yaml',
  });
}

function replace(text: string, values: Readonly<Record<string, Json>>): string {
  return keywords(values).replaceIn(
    text,
    () => span,
    ({ message }) => {
      throw new Error(message);
    },
  );
}

test('a text without keywords stays as it is', () => {
  const text = fc.string({ unit: fc.constantFrom('#', '@', 'a', 'password', ' ', "'", '"', '$&', '\n') });
  fc.assert(fc.property(text, (plain) => replace(plain, { NAME: 'never' }) === plain));
});

test('a value that is nothing but @@NAME@@ becomes the JSON value, whichever it is', () => {
  const json = fc.jsonValue().filter((value) => !/##|@@/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(json, (value) => {
      const data = JSON.parse(JSON.stringify(value)) as Json;
      const replaced = keywords({ NAME: data }).replaceTree(leaf('@@NAME@@', span), () => {});
      expect(toData(replaced)).toEqual(data);
      expect(JSON.parse(replace('["@@NAME@@", @@NAME@@]', { NAME: data }))).toEqual([data, data]);
    }),
  );
});

test.each([
  ['https://##HOST##/', 'https://fernhill.example/'],
  ['##HOST####HOST##', 'fernhill.examplefernhill.example'],
  ['port ##PORT##', 'port 3000'],
  ["const hosts = '@@HOSTS@@';", 'const hosts = ["a","b"];'],
  ['const hosts = "@@HOSTS@@";', 'const hosts = ["a","b"];'],
  ['say @@HOST@@', 'say "fernhill.example"'],
  ['@@password@@ @@username@@ ##host##', '@@password@@ @@username@@ ##host##'],
  ['##MONEY##', "$& $1 $'"],
])('replaces %s as auth0-deploy-cli does', (text, expected) => {
  expect(replace(text, { HOST: 'fernhill.example', PORT: 3000, HOSTS: ['a', 'b'], MONEY: "$& $1 $'" })).toBe(
    expected,
  );
});
