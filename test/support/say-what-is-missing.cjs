// Before all tests: in a line each, what would be needed to run those that are skipped.
const { existsSync } = require('node:fs');
const { spawnSync } = require('node:child_process');

module.exports = () => {
  const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(chromium))
    process.stderr.write(
      'Tests in a browser are skipped: `apt-get install chromium`, or set CHROMIUM to the path of one.\n',
    );
  const python = process.env.PYTHON || '/usr/bin/python3';
  if (spawnSync(python, ['-c', 'import flask, authlib, requests']).status !== 0)
    process.stderr.write(
      'The test of the Flask application is skipped: `apt-get install python3-flask python3-authlib`, or set PYTHON to a Python that has both.\n',
    );
};
