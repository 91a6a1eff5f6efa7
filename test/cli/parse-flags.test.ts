import type { Command } from '../../src/cli/command.ts';
import { portOf } from '../../src/cli/flags.ts';
import { helpText } from '../../src/cli/help.ts';
import { parseFlags, refuseKeptFlags } from '../../src/cli/parse-flags.ts';
import { ProblemError } from '../../src/core/problem.ts';

const command: Command = {
  name: 'deploy',
  summary: 'Deploys.',
  flags: {
    env: { type: 'string', value: 'NAME', help: 'The environment.' },
    yes: { type: 'boolean', help: 'Do not ask.' },
  },
  examples: ['npm run deploy'],
  run: async () => 0,
};

function refusal(step: () => unknown): { code: string; text: string } {
  try {
    step();
  } catch (error) {
    if (error instanceof ProblemError) {
      const [one] = error.problems;
      return { code: one?.code ?? '', text: `${one?.message} ${one?.hint}` };
    }
    throw error;
  }
  throw new Error('it was taken');
}

it('reads flags with and without a value', () => {
  expect(parseFlags(command, ['--env', 'production', '--yes'])).toEqual({ env: 'production', yes: true });
  expect(parseFlags(command, ['--env=production'])).toEqual({ env: 'production' });
});

it.each([
  ['unknown-flag', ['--evn', 'production'], 'Did you mean --env?'],
  ['flag-without-value', ['--env'], '--env VALUE'],
  ['flag-without-value', ['--env='], '--env VALUE'],
  ['flag-takes-no-value', ['--yes=no'], '--yes takes no value'],
  ['unexpected-argument', ['production'], 'What is `production` for?'],
])('refuses with %s: %j', (code, args, text) => {
  const refused = refusal(() => parseFlags(command, args));
  expect(refused.code).toBe(code);
  expect(refused.text).toContain(text);
});

it('refuses to run where npm kept a flag for itself', () => {
  const env = { npm_lifecycle_event: 'deploy', npm_config_dry_run: 'true' };
  const refused = refusal(() => refuseKeptFlags(command, env));
  expect(refused.code).toBe('flag-before-dashes');
  expect(refused.text).toContain('npm run deploy -- --dry-run');
  expect(() => refuseKeptFlags(command, { npm_lifecycle_event: 'deploy' })).not.toThrow();
});

it.each(['http', '70000', '-1', '4400x'])('refuses %s as a port', (port) => {
  expect(refusal(() => portOf({ port })).code).toBe('port-not-a-number');
});

it('takes 0 as any free port', () => {
  expect(portOf({ port: '0' })).toBe(0);
});

it('shows every flag and an example in the help', () => {
  expect(helpText(command)).toBe(
    [
      'npm run deploy -- [flags]',
      '',
      'Deploys.',
      '',
      'Flags',
      '  --env NAME  The environment.',
      '  --yes       Do not ask.',
      '  --help      Show this.',
      '',
      'Examples',
      '  npm run deploy',
    ].join('\n'),
  );
});
