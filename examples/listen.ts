import type { Express } from 'express';

/** Serves an application on this machine alone, says where, and tells a parent. Ends with the parent. */
export function listen(app: Express, port: number, told: string): void {
  const server = app.listen(port, 'localhost', (error?: Error & { code?: string }) => {
    if (error) {
      const inUse = error.code === 'EADDRINUSE';
      process.stderr.write(inUse ? `Port ${port} is in use by another program.\n` : `${error.stack}\n`);
      process.exit(2);
    }
    process.stdout.write(`${told}\n`);
    process.send?.('ready');
  });
  process.once('disconnect', () => process.exit());
  process.once('SIGINT', () => server.close(() => process.exit()));
}
