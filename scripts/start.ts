import { startCommand } from '../src/cli/commands/start.ts';
import { main } from '../src/cli/main.ts';

void main(
  startCommand([
    { script: 'api' },
    {
      script: 'web-app',
      client: { name: 'Fernhill Bookings', id: 'WEB_APP_CLIENT_ID', secret: 'WEB_APP_CLIENT_SECRET' },
      secret: 'WEB_APP_SESSION_SECRET',
    },
    { script: 'spa', client: { name: 'Fernhill Workshop', id: 'SPA_CLIENT_ID' } },
    {
      script: 'worker',
      client: { name: 'Fernhill Reminder Worker', id: 'WORKER_CLIENT_ID', secret: 'WORKER_CLIENT_SECRET' },
    },
  ]),
);
