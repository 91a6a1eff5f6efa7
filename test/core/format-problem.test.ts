import { formatProblem, formatProblems } from '../../src/core/format-problem.ts';
import { keepSecret } from '../../src/core/mask.ts';
import { positionAt } from '../../src/core/position.ts';
import { problem } from '../../src/core/problem.ts';

const plain = { color: false };
const text = 'roles:\n  - name: Mechanic\n\tdescripton: Repairs\n';
const unknownKey = problem(
  'unknown-key',
  { key: 'descripton', where: '`roles`', nearest: 'description' },
  positionAt('tenant/roles.yaml', text, text.indexOf('descripton'), 10),
);

test('a problem shows its place, its code, its line with a caret, and what to do', () => {
  expect(formatProblem(unknownKey, plain)).toBe(
    [
      'tenant/roles.yaml:3:2  error  unknown-key',
      '  `roles` has no key `descripton`.',
      '    3 | \tdescripton: Repairs',
      '      | \t^^^^^^^^^^',
      '  Did you mean `description`?',
    ].join('\n'),
  );
});

test('a problem without a place has neither line nor caret', () => {
  expect(formatProblem(problem('port-in-use', { port: 4400 }), plain).split('\n')).toHaveLength(3);
});

test('colours appear only where they are asked for', () => {
  expect(formatProblem(unknownKey, { color: true })).toContain('\u001B[31merror');
  expect(formatProblem(unknownKey, plain)).not.toContain('\u001B');
});

test('a long line is cut around the caret', () => {
  const line = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
  const at = positionAt('tenant/a.yaml', line, 500, 4);
  const [, , shown = '', caret = ''] = formatProblem({ ...unknownKey, at }, plain).split('\n');
  expect(shown.length).toBeLessThan(140);
  expect(caret.indexOf('^')).toBe(shown.indexOf('HERE'));
});

test('neither a secret nor an escape sequence of the file reaches the terminal', () => {
  keepSecret('hunter-of-bicycles');
  const line = 'value: hunter-of-bicycles \u001B[31m';
  const shown = formatProblem({ ...unknownKey, at: positionAt('tenant/a.yaml', line, 0, 5) }, plain);
  expect(shown).toContain('value: «secret» ·[31m');
});

test('several problems come by file and line, and are counted', () => {
  const later = {
    ...unknownKey,
    severity: 'warning' as const,
    at: { file: 'tenant/roles.yaml', line: 12, col: 1 },
  };
  const placeless = problem('port-in-use', { port: 4400 });
  const first = { ...unknownKey, at: { file: 'tenant/apis.yaml', line: 90, col: 1 } };
  const shown = formatProblems([placeless, later, unknownKey, first], plain);
  const heads = shown.split('\n\n').map((block) => block.split('  ')[0]);
  expect(heads).toEqual([
    'tenant/apis.yaml:90:1',
    'tenant/roles.yaml:3:2',
    'tenant/roles.yaml:12:1',
    'error',
    '3 errors and 1 warning.',
  ]);
});
