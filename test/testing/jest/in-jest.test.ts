import { removeProjects } from '../../actions/bundle/project.ts';
import { CLAIMS, fernhill } from './project.ts';
import { runJest } from './run-jest.ts';

afterAll(removeProjects);

jest.setTimeout(20_000);

const KIT = "import { run } from 'understudy/testing';\n";

test('a stack trace names lines of the TypeScript files, the shared ones too', async () => {
  const root = fernhill({
    'actions/shared/claims.ts': CLAIMS.replace("name === ''", "name === 'greeting'"),
    'actions/greet/action.test.ts': `${KIT}import * as action from './action.ts';
test('greets', async () => {
  const { failed } = await run(action, 'post-login');
  expect(failed?.stack).toBe('');
});
`,
  });
  const { code, output } = await runJest(root);
  expect(code).toBe(1);
  expect(output).toMatch(/at claim \(.*actions\/shared\/claims\.ts:4:\d+\)/);
  expect(output).toMatch(/at .*onExecutePostLogin \(.*actions\/greet\/action\.ts:8:\d+\)/);
});

test('packages are mocked with jest.mock, and Actions Modules are the project’s, mocked, or given', async () => {
  const root = fernhill({
    'actions/bill/action.ts': `import Stripe from 'stripe';
import { log } from 'actions:logger';
const { track } = require('actions:metrics');
export const onExecutePostLogin = async (_event: object, api: any) => {
  const { default: Later } = await import('stripe');
  log('charged');
  api.user.setAppMetadata('charged', [new Stripe().charge(7), new Later().charge(2), track('charge')]);
};
`,
    'tenant/actions.yaml': `actions:
  - { name: bill, source: actions/bill/action.ts, trigger: post-login, dependencies: [stripe] }
actionModules:
  - name: logger
    code: actionModules/logger.js
    secrets: [{ name: PREFIX, value: '##SHOP##' }]
`,
    'tenant/actionModules/logger.js':
      "exports.log = (text) => console.log(actions.secrets.PREFIX + ' ' + '##CLAIMS_NAMESPACE##' + text);\n",
    'tenant/environments/local.yaml': `keywords:
  CLAIMS_NAMESPACE: { value: https://fernhill.example/ }
  SHOP: { value: Workshop }
`,
    'node_modules/stripe/index.js': "module.exports = class { charge() { throw new Error('real money'); } };",
    'actions/bill/action.test.ts': `${KIT}import * as action from './action.ts';
jest.mock('stripe', () => class { charge(amount: number) { return amount * 100; } });
jest.mock('actions:metrics', () => ({ track: () => 'tracked' }), { virtual: true });
test('bills', async () => {
  const { appMetadata, logs } = await run(action, 'post-login');
  expect(appMetadata).toEqual({ charged: [700, 200, 'tracked'] });
  expect(logs).toMatchObject([{ text: 'Workshop https://fernhill.example/charged' }]);
});
`,
  });
  expect(await runJest(root)).toMatchObject({ code: 0 });
});

test('a module that a test gives to run counts in that run, also where the Action took it apart', async () => {
  const root = fernhill({
    'actions/notify/action.ts': `import { log } from 'actions:logger';
const { track, Ledger } = require('actions:metrics');
const ledger = () => new Ledger('sign-ins');
export const onExecutePostLogin = async () => {
  log('signed in');
  track(ledger().name);
};
`,
    'actions/notify/action.test.ts': `${KIT}import * as action from './action.ts';
class Ledger { constructor(readonly name: string) {} }
test.each(['one', 'two'])('notifies (%s)', async (text) => {
  const told: string[] = [];
  const modules = {
    logger: { log: (what: string) => told.push(text + ' ' + what) },
    metrics: { track: (what: string) => told.push(what), Ledger },
  };
  const { failed } = await run(action, 'post-login', { modules });
  expect(failed).toBeUndefined();
  expect(told).toEqual([text + ' signed in', 'sign-ins']);
});
test('says which module is missing', async () => {
  const { failed } = await run(action, 'post-login');
  expect(failed?.message).toContain('There is no Actions Module logger in tenant/.');
});
`,
  });
  expect(await runJest(root)).toMatchObject({ code: 0 });
});
