import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { codes } from '../src/core/codes.ts';

const root = join(__dirname, '..');

/** From the ground up: a folder imports only from itself and from those before it. */
const FOLDERS = [
  'core',
  'resources',
  'config',
  'actions',
  'local-tenant',
  'deploy-cli',
  'plan',
  'deploy',
  'testing',
  'report',
  'cli',
];

interface Source {
  /** `config/read-project.ts` */
  readonly path: string;
  readonly text: string;
  /** Paths within src/, or with `../` where they lead out of it. */
  readonly imports: readonly string[];
}

const sources = sourcesIn('src');
const texts = (folder: string) => sourcesIn(folder).map(({ text }) => text);

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(join(root, folder, path), 'utf8');
      const imports = [...text.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, target = '']) =>
        relative(folder, join(folder, dirname(path), target)),
      );
      return { path: path.replaceAll('\\', '/'), text, imports };
    });
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

it('has only the folders that the list knows', () => {
  expect(new Set(sources.map(({ path }) => folderOf(path)))).toEqual(new Set(FOLDERS));
});

it('imports from a folder only into those above it', () => {
  const wrong = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => FOLDERS.indexOf(folderOf(target)) > FOLDERS.indexOf(folderOf(path)))
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('imports nothing from outside of src/', () => {
  const outside = sources.flatMap(({ path, imports }) =>
    imports.filter((one) => one.startsWith('..')).map((one) => `${path}: ${one}`),
  );
  expect(outside).toEqual([]);
});

it('checks the types of Actions without going through the local tenant', () => {
  const reached = new Set<string>();
  const follow = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const target of sources.find((one) => one.path === path)?.imports ?? []) follow(target);
  };
  follow('testing/index.ts');
  expect(reached.size).toBeGreaterThan(50);
  expect(new Set([...reached].map(folderOf))).toEqual(new Set(['core', 'actions', 'testing']));
});

it('exports by name', () => {
  expect(sources.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
});

it('raises every error code of the table somewhere', () => {
  const used = sources
    .filter(({ path }) => path !== 'core/codes.ts')
    .map(({ text }) => text)
    .join('\n');
  expect(Object.keys(codes).filter((code) => !used.includes(`'${code}'`))).toEqual([]);
});

it('has an example that runs for every error code', () => {
  const tests = [...texts('test'), ...texts('actions')].join('\n');
  const named = (code: string) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests);
  expect(Object.keys(codes).filter((code) => !named(code))).toEqual([]);
});
