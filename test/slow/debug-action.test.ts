import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { removeProjects } from '../actions/bundle/project.ts';
import { attach, type InspectorClient } from '../support/inspector-client.ts';
import { fernhill } from '../testing/jest/project.ts';
import { jestArguments } from '../testing/jest/run-jest.ts';

const TEST = `import { run } from 'understudy/testing';
import * as action from './action.ts';
test('greets', async () => {
  debugger; // The Action has been loaded here, and has not run.
  const { claims } = await run(action, 'post-login', { event: { user: { name: 'Nora Fields' } } });
  expect(claims.idToken).toEqual({ 'https://fernhill.example/greeting': 'Hello Nora Fields' });
});
`;
/** Of `api.idToken.setCustomClaim(…)` in actions/greet/action.ts, from 0. */
const LINE = 7;

interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL: string;
}
interface Paused {
  readonly reason: string;
  readonly callFrames: readonly [{ readonly callFrameId: string; readonly location: object }];
}

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});
afterAll(removeProjects);

test.each(['bundle', 'source'])('a breakpoint in a line of TypeScript pauses there (%s)', async (actions) => {
  const root = fernhill({ 'actions/greet/action.test.ts': TEST });
  const file = join(root, 'actions/greet/action.ts');
  const ended = startDebugged(root, actions);
  const client = await attach(await ended.url);
  const script = await loadedScript(client, file);
  const map: ConstructorParameters<typeof SourceMap>[0] = JSON.parse(
    Buffer.from(script.sourceMapURL.replace(/^data:[^,]*,/, ''), 'base64').toString(),
  );
  const shared = actions === 'bundle' ? [join(root, 'actions/shared/claims.ts')] : [];
  expect(map.sources).toEqual([file, ...shared]);
  const location = { scriptId: script.scriptId, lineNumber: generatedLine(new SourceMap(map), file) };
  const { actualLocation } = await client.send<{ actualLocation: object }>('Debugger.setBreakpoint', {
    location,
  });
  const paused = await resumed(client);
  expect(paused.callFrames[0].location).toEqual(actualLocation);
  const { callFrameId } = paused.callFrames[0];
  expect(
    await client.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'event.user.name' }),
  ).toMatchObject({ result: { value: 'Nora Fields' } });
  await client.send('Debugger.disable');
  client.close();
  expect(await ended.code).toBe(0);
});

/** Jest in one process that waits for a debugger. */
function startDebugged(root: string, actions: string): { url: Promise<string>; code: Promise<unknown> } {
  const args = ['--inspect-brk=127.0.0.1:0', ...jestArguments(root)];
  const env = { ...process.env, UNDERSTUDY_ACTIONS: actions };
  const started = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  child = started;
  const url = new Promise<string>((resolve) => {
    let output = '';
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [found] = /ws:\/\/\S+/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, code: once(started, 'exit').then(([code]) => code) };
}

/** Goes on to the `debugger` of the test, and answers with the Action's script. */
async function loadedScript(client: InspectorClient, file: string): Promise<Script> {
  await client.send('Debugger.enable');
  await client.send('Runtime.runIfWaitingForDebugger');
  await client.next('Debugger.paused');
  await resumed(client);
  const { href } = pathToFileURL(file);
  const script = client.come<Script>('Debugger.scriptParsed').find(({ url }) => url === href);
  if (!script) throw new Error(`${href} has not been loaded`);
  return script;
}

async function resumed(client: InspectorClient): Promise<Paused> {
  await client.send('Debugger.resume');
  return client.next('Debugger.paused');
}

/** The line of the script that the breakpoint's line of TypeScript became. */
function generatedLine(map: SourceMap, file: string): number {
  for (let line = 0; ; line++) {
    const entry = map.findEntry(line, 2);
    if ('originalLine' in entry && entry.originalSource === file && entry.originalLine === LINE) return line;
    if (line > 1_000) throw new Error('no line of the script comes from there');
  }
}
