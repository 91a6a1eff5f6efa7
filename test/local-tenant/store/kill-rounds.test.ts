import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../../support/kill-rounds.ts';

const ROUNDS = 5;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-rounds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`loses no acknowledged write in ${ROUNDS} rounds of kill -9`, async () => {
  const { acknowledged, wrong } = await killRounds(folder, ROUNDS);
  expect(acknowledged).toBeGreaterThan(ROUNDS);
  expect(wrong).toEqual([]);
}, 60_000);
