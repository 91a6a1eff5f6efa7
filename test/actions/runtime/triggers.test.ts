import { triggers } from '../../../src/actions/runtime/triggers/index.ts';
import { TRIGGERS } from '../../../src/config/actions/triggers.ts';

describe('the table of triggers', () => {
  test('names each row by its id, and has the versions that tenant/actions.yaml takes, the current one last', () => {
    for (const [id, row] of Object.entries(triggers)) {
      expect(row.id).toBe(id);
      expect([id, TRIGGERS[id]]).toEqual([id, row.versions]);
      expect([id, row.versions.at(-1)]).toEqual([id, row.version]);
    }
    expect(Object.keys(triggers)).toHaveLength(11);
  });

  test('has no handler twice', () => {
    const handlers = Object.values(triggers).flatMap((row) => row.handlers);
    expect(new Set(handlers).size).toBe(handlers.length);
  });
});
