// Makes one CommonJS file of a TypeScript entry and all that it imports, and keeps it in .understudy/bundles until one
// of its sources, or a package, has changed: loading a few hundred modules one by one takes longer than what they do.
// Plain JavaScript, because it runs before anything can be compiled.
const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '../..');
const folder = join(root, '.understudy', 'bundles');

// Stays outside of a bundle: native code, programs, and auth0-deploy-cli, which runs unmodified.
const EXTERNAL = [
  'auth0-deploy-cli',
  'esbuild',
  'libsql',
  'typescript',
  'promise-pool-executor',
  'vite',
  'playwright-core',
];

/** The path of the bundle of `entry`, which is relative to the package's folder: `scripts/deploy.ts`. */
function cachedBundle(entry) {
  const name = entry.replace(/\.ts$/, '').replaceAll('/', '-');
  const bundle = join(folder, `${name}.cjs`);
  const inputsFile = join(folder, `${name}.json`);
  if (!existsSync(bundle) || !isFresh(inputsFile)) build(entry, bundle, inputsFile);
  return bundle;
}

function isFresh(inputsFile) {
  try {
    const inputs = JSON.parse(readFileSync(inputsFile, 'utf8'));
    return Object.entries(inputs).every(([path, mark]) => markOf(path) === mark);
  } catch {
    return false;
  }
}

function build(entry, bundle, inputsFile) {
  mkdirSync(folder, { recursive: true });
  const fresh = `${bundle}.${process.pid}`;
  const { metafile } = require('esbuild').buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
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

module.exports = { cachedBundle };
