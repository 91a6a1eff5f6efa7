import * as fc from 'fast-check';
import { type Doc, docOf } from '../../src/core/json.ts';
import type { Change } from '../../src/plan/change.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { kinds } from '../../src/resources/table.ts';
import { openFork, upstreamOf } from '../support/fork.ts';
import { type OpenTenant, openTenant, rows } from '../support/open-tenant.ts';

/** What a tenant is to have, by path and name. */
type Wanted = Readonly<Record<string, ReadonlyMap<string, Doc>>>;

const text = fc.constantFrom('Repairs', 'Rentals', 'Fleets', 'Returns');
const url = fc.constantFrom('https://a.fernhill.example/', 'https://b.fernhill.example/');
const urls = fc.uniqueArray(url);
const metadata = fc.dictionary(fc.constantFrom('shift', 'desk'), text);

const named = (docs: fc.Arbitrary<Doc>) =>
  fc.uniqueArray(fc.tuple(fc.constantFrom('north', 'south', 'harbour'), docs), {
    selector: ([name]) => name,
  });

const wanted: fc.Arbitrary<Wanted> = fc
  .record({
    '/roles': named(fc.record({ description: text })),
    '/clients': named(
      fc.record({ description: text, callbacks: urls, client_metadata: fc.record({ shift: text }) }),
    ),
    '/organizations': named(fc.record({ display_name: text, metadata })),
    '/resource-servers': named(
      fc.record({ token_lifetime: fc.integer({ min: 60, max: 600 }), allow_offline_access: fc.boolean() }),
    ),
    '/connections': named(
      fc.record({
        options: fc.record({
          disable_signup: fc.boolean(),
          passwordPolicy: fc.constantFrom('good', 'fair'),
          // An update replaces the options whole: what a new database gets by itself is gone unless it is sent.
          mfa: fc.constant({ active: true, return_enroll_settings: true }),
          strategy_version: fc.constant(2),
          brute_force_protection: fc.boolean(),
        }),
        realms: fc.constant(['fernhill']),
      }),
    ),
    '/log-streams': named(fc.record({ isPriority: fc.boolean(), sink: fc.record({ httpEndpoint: url }) })),
  })
  .map((all) => Object.fromEntries(Object.entries(all).map(([path, docs]) => [path, new Map(docs)])));

const idOf = (doc: Doc) => String(doc['client_id'] ?? doc['id']);
const isOurs = ({ name }: Doc) => ['north', 'south', 'harbour'].includes(String(name));
/** What a new one needs besides, and no update takes. */
const NEEDED: Readonly<Record<string, (name: string) => Doc>> = {
  '/resource-servers': (name) => ({ identifier: `https://${name}.fernhill.example/` }),
  '/connections': () => ({ strategy: 'auth0' }),
  '/log-streams': () => ({ type: 'http' }),
};
const needed = (path: string, name: string): Doc => NEEDED[path]?.(name) ?? {};

async function done(answer: Promise<{ readonly status: number; readonly body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(JSON.stringify(body));
}

/** As auth0-deploy-cli does it: everything is written, whether it differs or not. */
async function bringIn({ api }: OpenTenant, all: Wanted): Promise<void> {
  for (const [path, docs] of Object.entries(all)) {
    const there = rows(await api('GET', path)).filter(isOurs);
    for (const doc of there)
      if (!docs.has(String(doc.name))) await done(api('DELETE', `${path}/${idOf(doc)}`));
    for (const [name, doc] of docs) {
      const old = there.find((one) => one.name === name);
      await done(
        old
          ? api('PATCH', `${path}/${idOf(old)}`, doc)
          : api('POST', path, { name, ...needed(path, name), ...doc }),
      );
    }
  }
}

/** Does to a tenant what a change says, and nothing else: of an update, the fields that it names. */
async function apply({ api }: OpenTenant, { action, place, fields }: Change, doc: Doc, all: Wanted) {
  const { path } = place;
  const name = String(doc.name);
  const body = docOf(all[path]?.get(name));
  if (action === 'delete') return done(api('DELETE', `${path}/${place.before}`));
  if (action === 'create') return done(api('POST', path, { name, ...needed(path, name), ...body }));
  const keys = [...new Set(fields.map(({ field }) => field.split('.')[0] ?? ''))];
  const named = Object.fromEntries(keys.map((key) => [key, body[key] ?? null]));
  return done(api('PATCH', `${path}/${place.before}`, named));
}

test('for any two tenants, the plan alone makes the one of the other, and the next plan is empty', async () => {
  await fc.assert(
    fc.asyncProperty(wanted, wanted, async (first, second) => {
      const upstream = await openTenant();
      await bringIn(upstream, first);
      const plan = async () => {
        const fork = await openFork(upstreamOf(upstream));
        await bringIn(fork, second);
        const { before, after } = fork.fork;
        return { changes: netDifference(before, after, kinds).changes, after };
      };
      const { changes, after } = await plan();
      for (const change of changes) {
        const { path, after: id = '' } = change.place;
        await apply(upstream, change, docOf(after[path]?.[id]), second);
      }
      expect((await plan()).changes).toEqual([]);
    }),
    { numRuns: 12, seed: 5 },
  );
});
