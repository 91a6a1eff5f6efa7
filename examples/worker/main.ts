// Sends the reminders of tomorrow's bookings, with nobody signed in: a machine that calls the API in its own name.
import { settings } from '../settings.ts';
import { machineToken } from './machine-token.ts';

const { AUTH0_DOMAIN, WORKER_CLIENT_ID, WORKER_CLIENT_SECRET, API_URL, API_AUDIENCE, WORKER_SECONDS } =
  settings({
    AUTH0_DOMAIN: undefined,
    WORKER_CLIENT_ID: undefined,
    WORKER_CLIENT_SECRET: undefined,
    API_URL: 'http://localhost:3001',
    API_AUDIENCE: 'https://api.fernhill.example/',
    WORKER_SECONDS: '60',
  });
const token = machineToken({
  issuer: `https://${AUTH0_DOMAIN}`,
  clientId: WORKER_CLIENT_ID,
  clientSecret: WORKER_CLIENT_SECRET,
  audience: API_AUDIENCE,
});

async function sendReminders(): Promise<void> {
  const answer = await fetch(`${API_URL}/reminders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token()}` },
  });
  if (!answer.ok) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
  const { sent } = (await answer.json()) as { sent: number };
  process.stdout.write(`The worker has sent ${sent} reminders.\n`);
}

async function work(): Promise<void> {
  await sendReminders().catch((error: Error) => process.stderr.write(`The worker: ${error.message}\n`));
  setTimeout(work, Number(WORKER_SECONDS) * 1000);
}

void work().then(() => process.send?.('ready'));
process.once('disconnect', () => process.exit());
