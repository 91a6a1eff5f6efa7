import { positionOf } from '../../src/config/source.ts';
import { type Tree, toData, treeAt } from '../../src/config/tree.ts';
import { parseYaml } from '../../src/config/yaml/parse-yaml.ts';
import { lines, readFiles } from './support/project.ts';

function parse(text: string): Tree {
  const tree = parseYaml({ file: 'tenant/tenant.yaml', text }, (problem) => {
    throw new Error(problem.message);
  });
  if (!tree) throw new Error('no tree');
  return tree;
}

test('values keep their line and column with the line ends of Windows', () => {
  const tree = parse('tenant:\r\n  friendly_name: Fernhill\r\n  flags: [1,\r\n    2]\r\n');
  expect(toData(tree)).toEqual({ tenant: { friendly_name: 'Fernhill', flags: [1, 2] } });
  const at = treeAt(tree, ['tenant', 'flags', 1]);
  expect(at && positionOf(at.at)).toMatchObject({ line: 4, col: 5, source: '    2]' });
});

test('a byte order mark is no part of the first line', async () => {
  const project = await readFiles({ 'tenant/tenant.yaml': '\uFEFFtennant: {}\n' });
  expect(project.problems[0]?.at).toMatchObject({ line: 1, col: 1, source: 'tennant: {}' });
});

test('empty files and keys with nothing under them are as good as none', async () => {
  const project = await readFiles({
    'tenant/a.yaml': '',
    'tenant/b.yaml': '# later\n',
    'tenant/c.yaml': 'roles:\n',
  });
  expect(project.problems).toEqual([]);
  expect(project.tenant).toEqual({});
});

test('anchors, aliases and merge keys give what they stand for', () => {
  const tree = parse(
    lines(
      'base: &base { strategy: auth0, name: base }',
      'other: &other { name: other, size: 5 }',
      'one: { <<: *base, name: customers }',
      'two: { <<: [*base, *other] }',
      'three: *other',
    ),
  );
  expect(toData(tree)).toMatchObject({
    one: { strategy: 'auth0', name: 'customers' },
    two: { strategy: 'auth0', name: 'base', size: 5 },
    three: { name: 'other', size: 5 },
  });
});

test('keywords without quotes are values, not comments', () => {
  const tree = parse(
    lines(
      '##ROLES##',
      '# ##NOTE##',
      'name: ##NAME## shop # ##REMARK##',
      'list: @@LIST@@',
      'items: [##ONE##, @@TWO@@]',
      '##KEY##: 1',
      'text: |',
      '  ##TEXT##',
    ),
  );
  expect(toData(tree)).toEqual({
    name: '##NAME## shop',
    list: '@@LIST@@',
    items: ['##ONE##', '@@TWO@@'],
    '##KEY##': 1,
    text: '##TEXT##\n',
  });
});
