import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import { ProblemError } from '../../../src/core/problem.ts';

it('says of a trigger that no Action can run in yet that this is so', async () => {
  const runner = inProcessRunner({ clock: fixedClock('2026-03-02T09:00:00.000Z') });
  const code = 'exports.onExecuteCustomEmailProvider = async () => {};';
  const action = { id: 'act_1', name: 'mail-by-courier', code, secrets: {} };
  const refused: unknown = await runner
    .run({ trigger: 'custom-email-provider', actions: [action], event: {} })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProblemError);
  expect((refused as ProblemError).problems[0]?.code).toBe('trigger-not-run');
});
