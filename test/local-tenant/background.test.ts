import { background } from '../../src/local-tenant/background.ts';

/** A task that ends when it is told to. */
function held(done: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { task: () => ended.then(() => void done.push(name)), end: () => end() };
}

describe('what runs in the background', () => {
  it('is settled when every task is over, those included that tasks have set off', async () => {
    const done: string[] = [];
    const { start, settled } = background();
    const [bell, lamp] = [held(done, 'bell'), held(done, 'lamp')];
    start(async () => {
      await bell.task();
      start(lamp.task);
      lamp.end();
    });
    bell.end();
    await settled();
    expect(done).toEqual(['bell', 'lamp']);
  });

  it('says on stderr what is a bug, and goes on', async () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const done: string[] = [];
    const { start, settled } = background();
    start(() => Promise.reject(new Error('The bell has no clapper')));
    start(async () => void done.push('lamp'));
    await settled();
    expect(done).toEqual(['lamp']);
    expect(String(stderr.mock.calls[0]?.[0])).toContain('The bell has no clapper');
    stderr.mockRestore();
  });

  it('waits no longer when the tenant closes', async () => {
    const { start, pause, close } = background();
    const waited: boolean[] = [];
    start(async () => void waited.push(await pause(60_000)));
    await close();
    expect([waited, await pause(60_000)]).toEqual([[false], false]);
  });

  it('ends without what does not end', async () => {
    const { start, close } = background(0);
    start(() => new Promise(() => undefined));
    await expect(close()).resolves.toBeUndefined();
  });

  it('does not pause where it is not to lose time', async () => {
    expect(await background(0).pause(60_000)).toBe(true);
  });
});
