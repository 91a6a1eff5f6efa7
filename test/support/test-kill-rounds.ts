import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from './kill-rounds.ts';

/** Declares the test that no acknowledged write is lost in so many rounds of kill -9, within so many milliseconds. */
export function testKillRounds(rounds: number, milliseconds: number): void {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kill-rounds-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    `loses no acknowledged write in ${rounds} rounds of kill -9`,
    async () => {
      const { acknowledged, wrong } = await killRounds(folder, rounds);
      expect(acknowledged).toBeGreaterThan(rounds);
      expect(wrong).toEqual([]);
    },
    milliseconds,
  );
}
