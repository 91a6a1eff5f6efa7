import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import type { ActionModule, ActionsRunner, Outcome } from '../../../src/actions/runtime/runner.ts';
import { sandboxRunner } from '../../../src/actions/runtime/sandbox-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { action, request } from './actions.ts';

const greeter: ActionModule = {
  name: 'greeter',
  code: "let calls = 0; module.exports = { greet: (name) => actions.secrets.WORD + ' ' + name + ' ' + ++calls };",
  secrets: { WORD: 'Hello' },
};

async function run(runner: ActionsRunner, body: string, modules: readonly ActionModule[]): Promise<Outcome> {
  const greet = { ...action('post-login', 'greet', body, { WORD: 'the secret of the Action' }), modules };
  return runner.run({ ...request('post-login', {}), actions: [greet] });
}

function logsOf({ executions }: Outcome): string[] {
  return executions.flatMap(({ logs }) => logs.map(({ text }) => text));
}

const GREET = "console.log(require('actions:greeter').greet(event.user.name));";

describe.each([
  ['in process', () => inProcessRunner({ clock: fixedClock('2026-03-02T09:30:00.000Z') })],
  ['in the sandbox', () => sandboxRunner({ dependenciesFolder: '' })],
])('an Actions Module %s', (_, open) => {
  let runner: ActionsRunner;
  beforeAll(() => {
    runner = open();
  });
  afterAll(() => runner.close());

  test('has its own secrets, and keeps what it knows from run to run', async () => {
    expect(logsOf(await run(runner, GREET, [greeter]))).toEqual(['Hello Priya Raman 1']);
    expect(logsOf(await run(runner, GREET, [greeter]))).toEqual(['Hello Priya Raman 2']);
  });

  test('is another one in another version', async () => {
    const second = { ...greeter, secrets: { WORD: 'Welcome' } };
    expect(logsOf(await run(runner, GREET, [second]))).toEqual(['Welcome Priya Raman 1']);
  });

  test('fails the Action with what its own code throws', async () => {
    const broken = { ...greeter, code: "throw new RangeError('no words');" };
    const { failed } = await run(runner, GREET, [broken]);
    expect(failed).toEqual({ action: 'greet', message: 'no words' });
  });

  test('is not there for an Action that does not name it', async () => {
    const { failed } = await run(runner, GREET, []);
    expect(failed?.message).toContain('actions:greeter');
  });
});
