// Serves @simulacrum/auth0-simulator, which is installed in the working folder, on the port that is its argument.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const { simulation } = createRequire(join(process.cwd(), 'package.json'))('@simulacrum/auth0-simulator');
simulation({
  options: {
    port: Number(process.argv[2]),
    clientID: 'reminder-worker',
    audience: 'https://api.fernhill.example/',
    scope: 'read:bookings',
  },
}).listen(Number(process.argv[2]), () => process.stdout.write('ready\n'));
