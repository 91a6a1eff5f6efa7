// auth0-deploy-cli in a process of its own, with the shortcuts for loopback: it keeps its configuration in process-wide
// state. Takes its job as JSON in the first argument; exits 1 where it fails.
const { buildSync } = require('esbuild');

const { command, params, assets } = JSON.parse(process.argv[2]);

/** The shortcuts are TypeScript: made into one module first. */
function loadShortcuts() {
  const { outputFiles } = buildSync({
    entryPoints: [require.resolve('../../src/deploy-cli/shortcuts.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    tsconfigRaw: {},
  });
  const loaded = { exports: {} };
  new Function('module', 'exports', outputFiles[0].text)(loaded, loaded.exports);
  return loaded.exports;
}

const cli = require('auth0-deploy-cli');
loadShortcuts().takeShortcuts(require, assets);
cli[command](params).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.type ?? ''} ${error.stage ?? ''} ${error.stack}\n`);
    process.exit(1);
  },
);
