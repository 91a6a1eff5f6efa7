import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState } from '../../src/local-tenant/store/open-state.ts';

const root = join(__dirname, '../..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'interrupt-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function deploy(signal?: NodeJS.Signals, after = 0): Promise<{ code: number | null; output: string }> {
  const args = [join(root, 'scripts/start.cjs'), 'deploy', '--state', folder, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  if (signal) setTimeout(() => child.kill(signal), after);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

function readable(): boolean {
  openState(join(folder, 'tenant.db')).close();
  return true;
}

it.each([100, 400, 800, 1200, 1500, 1800, 2100])(
  'leaves the state readable after Ctrl-C at %i ms',
  async (after) => {
    const { code } = await deploy('SIGINT', after);
    // null: it had not begun, and the signal ended it as it ends any program.
    expect([0, 130, null]).toContain(code);
    expect(readable()).toBe(true);
  },
);

it('ends with 130 where Ctrl-C comes in the middle, and says what is left', async () => {
  const { code, output } = await deploy('SIGINT', 1200);
  expect(code).toBe(130);
  expect(output).toContain('deploy again to finish');
});

it.each([300, 1000, 1600, 2000])('leaves the state readable after kill -9 at %i ms', async (after) => {
  await deploy('SIGKILL', after);
  expect(readable()).toBe(true);
});

it('deploys the rest afterwards, and then nothing more', async () => {
  expect((await deploy()).code).toBe(0);
  expect((await deploy()).output).toContain('Nothing changed');
});
