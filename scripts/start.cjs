// Runs one of the TypeScript entry points beside it: `node scripts/start.cjs deploy [flags]`.
//
// Loading a few hundred modules one by one takes longer than all the rest of a start, so esbuild makes one file of
// them. It is kept in .understudy/bundles and made anew when one of its sources, or a package, has changed.
const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '..');
const name = process.argv[2] ?? '';
const folder = join(root, '.understudy', 'bundles');
const bundle = join(folder, `${name}.cjs`);
const inputsFile = join(folder, `${name}.json`);

// Stays outside of a bundle: native code, programs, and auth0-deploy-cli, which runs unmodified.
const EXTERNAL = ['auth0-deploy-cli', 'esbuild', 'libsql', 'typescript', 'promise-pool-executor'];

if (!existsSync(join(__dirname, `${name}.ts`))) {
  process.stderr.write(`There is no scripts/${name}.ts.\n`);
  process.exit(2);
}
if (!existsSync(join(root, 'node_modules', 'esbuild'))) {
  process.stderr.write('The packages are not installed. Run `npm ci` first.\n');
  process.exit(2);
}
if (!isFresh()) build();
process.argv.splice(1, 2, bundle);
require(bundle);

function isFresh() {
  try {
    const inputs = JSON.parse(readFileSync(inputsFile, 'utf8'));
    return existsSync(bundle) && Object.entries(inputs).every(([path, mark]) => markOf(path) === mark);
  } catch {
    return false;
  }
}

function build() {
  mkdirSync(folder, { recursive: true });
  const fresh = `${bundle}.${process.pid}`;
  const { metafile } = require('esbuild').buildSync({
    absWorkingDir: root,
    entryPoints: [join('scripts', `${name}.ts`)],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: EXTERNAL,
    metafile: true,
    logLevel: 'error',
    tsconfigRaw: {},
  });
  // Packages change with the lock file only; the sources are looked at one by one.
  const own = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules'));
  const watched = [...own, 'package-lock.json', relative(root, __filename)];
  writeFileSync(
    `${inputsFile}.${process.pid}`,
    JSON.stringify(Object.fromEntries(watched.map((path) => [path, markOf(path)]))),
  );
  renameSync(fresh, bundle);
  renameSync(`${inputsFile}.${process.pid}`, inputsFile);
}

function markOf(path) {
  const { mtimeMs, size } = statSync(join(root, path));
  return `${mtimeMs} ${size}`;
}
