import * as fc from 'fast-check';
import type { DeployedAction } from '../../src/actions/runtime/runner.ts';
import { type TriggerId, triggers } from '../../src/actions/runtime/triggers/index.ts';

export interface GeneratedActions {
  /** 3 where nothing is said. */
  readonly most?: number;
  /** Actions that send the person away, or show a form, and those that ask for a factor; neither where nothing is said. */
  readonly suspend?: { readonly redirects?: boolean; readonly challenges?: boolean };
  /** Without Actions that deny or throw, every login ends in tokens; with them where nothing is said. */
  readonly refusals?: boolean;
}

type Text = fc.Arbitrary<string>;

const NAMESPACE = 'https://fernhill.example/';
const names = fc.constantFrom('shop', 'city', 'visits', 'helmet');
const scopes = fc.constantFrom('read:bookings', 'create:bookings', 'cancel:bookings', 'read:reports');
const values = fc
  .oneof(
    fc.constantFrom('Sheffield', '', 'Zoë', 'two\nlines', null, true, 0, -1.5),
    fc.array(fc.constantFrom('road', 'cargo'), { maxLength: 2 }),
    fc.record({ bike: fc.constantFrom('gravel', 'folding'), gears: fc.nat(30) }),
  )
  .map((value) => JSON.stringify(value));
/** What an Action reads: of the event, of what earlier ones have said, of the time. */
const reads = fc.constantFrom(
  'event.client.name',
  'event.user?.email ?? null',
  'event.user?.app_metadata.shop ?? null',
  'event.authorization?.roles ?? []',
  'event.stats?.logins_count ?? 0',
  'event.transaction?.metadata?.shop ?? null',
  'event.request.query?.answer ?? null',
  "api.cache.get('shop')?.value ?? null",
);
const expressions = fc.oneof(values, reads);
const token = fc.constantFrom('idToken', 'accessToken');

function call(method: string, ...args: Text[]): Text {
  return fc.tuple(...args).map((all) => `api.${method}(${all.join(', ')});`);
}

const quoted = (text: Text): Text => text.map((one) => JSON.stringify(one));

/** Statements for every trigger: logs, the cache, nonsense that is caught. */
const anywhere: Text[] = [
  fc
    .tuple(fc.constantFrom('log', 'warn', 'error'), expressions)
    .map(([level, value]) => `console.${level}('saw %j', ${value});`),
  call('cache.set', quoted(names), quoted(names)),
  call('cache.delete', quoted(names)),
  fc.constant('await null;'),
  fc.constant('await new Promise((resolve) => setImmediate(resolve));'),
  fc.constant("event.client.name = 'changed by an Action';"),
];

const setters: Readonly<Record<string, readonly Text[]>> = {
  'post-login': [
    fc
      .tuple(token, names, expressions)
      .map(([to, name, value]) => `api.${to}.setCustomClaim('${NAMESPACE}${name}', ${value});`),
    call('idToken.setCustomClaim', quoted(fc.constantFrom('roles', 'sub', 'shop', 'nickname')), expressions),
    call('accessToken.addScope', quoted(scopes)),
    call('accessToken.removeScope', quoted(scopes)),
    call('user.setUserMetadata', quoted(names), expressions),
    call('user.setAppMetadata', quoted(names), expressions),
    call('transaction.setMetadata', quoted(names), quoted(names)),
  ],
  'credentials-exchange': [
    fc
      .tuple(names, expressions)
      .map(([name, value]) => `api.accessToken.setCustomClaim('${NAMESPACE}${name}', ${value});`),
  ],
};

/** Throws in every trigger, each in its own way. */
const mistakes: Text = fc.constantFrom(
  "api.accessToken.setCustomClaim('scope', 'all');",
  'api.accessToken.setCustomClaim();',
  'event.organization.metadata.shop.trim();',
  'api.accessToken.setColour("red");',
  "throw new RangeError('no such workshop');",
  "throw 'tyre pressure';",
  "await Promise.reject(new Error('no backend'));",
);

const denials: Readonly<Record<string, Text>> = {
  'post-login': fc.constantFrom("api.access.deny('closed');", "api.access.deny('closed'); return;"),
  'credentials-exchange': fc.constantFrom(
    "api.access.deny('invalid_request', 'closed');",
    "api.access.deny('server_error'); return;",
  ),
};

const REDIRECTS: Text = fc.constantFrom(
  "api.redirect.sendUserTo('https://bookings.fernhill.example/terms');",
  "api.redirect.sendUserTo('https://bookings.fernhill.example/terms', { query: { lang: 'en' } }); return;",
  "api.prompt.render('ap_terms', { vars: { shop: 'Sheffield' } });",
);
const CHALLENGES: Text = fc.constantFrom(
  "api.authentication.challengeWith({ type: 'otp' });",
  "api.authentication.challengeWithAny([{ type: 'phone' }, { type: 'otp' }]);",
  "api.authentication.enrollWith({ type: 'webauthn-roaming' });",
);

/**
 * Actions of a trigger as they could be deployed, made from a small grammar: reads and calls of the api, conditions,
 * and, unless that is not wanted, errors, denials and suspensions. They keep nothing from one run to the next but what is in the cache.
 */
export function generatedActions(
  trigger: TriggerId & ('post-login' | 'credentials-exchange'),
  { most = 3, suspend = {}, refusals = true }: GeneratedActions = {},
): fc.Arbitrary<DeployedAction[]> {
  const usual = fc.oneof(...anywhere, ...(setters[trigger] ?? []));
  const caught = mistakes.map((text) => `try { ${text} } catch (error) { console.log(String(error)); }`);
  const ends = [
    ...(refusals ? [mistakes, denials[trigger] ?? mistakes] : []),
    ...(suspend.redirects ? [REDIRECTS] : []),
    ...(suspend.challenges ? [CHALLENGES] : []),
  ];
  const statement = fc.oneof({ arbitrary: usual, weight: 8 }, { arbitrary: caught, weight: 1 });
  const body = ends.length === 0 ? bodyOf(statement) : bodyOf(statement, fc.oneof(...ends));
  const handlers = triggers[trigger].handlers.map((handler) =>
    body.map((lines) => `exports.${handler} = async (event, api) => {\n  ${lines.join('\n  ')}\n};`),
  );
  return fc
    .array(fc.tuple(...handlers), { minLength: 1, maxLength: most })
    .map((codes) =>
      codes.map((code, i) => ({ id: `act_${i}`, name: `action-${i}`, secrets: {}, code: code.join('\n') })),
    );
}

/** Statements, some of them under a condition, and now and then one that ends the Action or the flow. */
function bodyOf(statement: Text, end: Text = statement): fc.Arbitrary<string[]> {
  const conditional = fc
    .tuple(reads, statement, statement)
    .map(([read, one, other]) => `if (${read}) { ${one} } else { ${other} }`);
  const line = fc.oneof({ arbitrary: statement, weight: 5 }, { arbitrary: conditional, weight: 1 });
  const lines = fc.array(line, { maxLength: 5 });
  return fc.tuple(lines, fc.option(end, { freq: 2 }), lines).map(([before, ending, after]) =>
    // Behind a `return` nothing runs: that is one of the things to try.
    [...before, ...(ending === null ? [] : [ending]), ...after],
  );
}
