import { checkEvent } from '../../src/actions/runtime/check-event.ts';
import type { ActionsRunner } from '../../src/actions/runtime/runner.ts';

/** What was wrong with events since the test began. */
const problems: string[] = [];

afterEach(() => {
  expect(problems.splice(0)).toEqual([]);
});

/** A runner that fails the test which hands an Action an event that Auth0 would not; some run after the answer. */
export function checkedRunner(runner: ActionsRunner): ActionsRunner {
  return {
    run(request) {
      const { trigger } = request;
      const wrong = trigger === 'script' ? [] : checkEvent(trigger, request.event);
      problems.push(...wrong.map((one) => `${request.trigger}: ${one}`));
      return runner.run(request);
    },
    close: () => runner.close(),
  };
}
