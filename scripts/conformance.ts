import { parseArgs } from 'node:util';
import { readCorpora } from '../test/conformance/corpus.ts';
import { withMeasuredTenant } from '../test/conformance/measured-tenant.ts';
import { type Replayed, replay } from '../test/conformance/replay.ts';
import { floorOf, reaches, scoresText } from '../test/conformance/report.ts';
import { scoresOf } from '../test/conformance/score.ts';

const USAGE = `npm run conformance -- FILE… [--only TEXT] [--misses N] [--floor STATUS,SHAPE,EXACT]

Replays recorded exchanges with real tenants against a fresh local tenant, and tells how many answers agree. A line of
a FILE is one exchange: { test, method, path, template, query, request, status, response }. Exits with 1 where a goal
is missed; with --floor, where a figure falls below that percentage.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      misses: { type: 'string', default: '40' },
      floor: { type: 'string' },
    },
  });
  if (positionals.length === 0) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const floor = values.floor === undefined ? undefined : floorOf(values.floor);
  const scenarios = readCorpora(positionals, values.only);
  const exchanges = await withMeasuredTenant(async (target) => {
    const replayed: Replayed[] = [];
    for (const scenario of scenarios) replayed.push(...(await replay(target, scenario)));
    return replayed;
  });
  const scores = scoresOf(exchanges);
  process.stdout.write(`${scoresText(scores, Number(values.misses))}\n`);
  process.exitCode = reaches(scores, floor) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
});
