// Runs one of the TypeScript entry points beside it: `node scripts/start.cjs deploy [flags]`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { cachedBundle } = require('../src/core/cached-bundle.cjs');

const name = process.argv[2] ?? '';

if (!existsSync(join(__dirname, `${name}.ts`))) {
  process.stderr.write(`There is no scripts/${name}.ts.\n`);
  process.exit(2);
}
if (!existsSync(join(__dirname, '..', 'node_modules', 'esbuild'))) {
  process.stderr.write('The packages are not installed. Run `npm ci` first.\n');
  process.exit(2);
}
const bundle = cachedBundle(`scripts/${name}.ts`);
process.argv.splice(1, 2, bundle);
require(bundle);
