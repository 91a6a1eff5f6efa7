/**
 * Takes away what Node.js's permission model leaves to a process: signals to others, the environment's rest, and the
 * channel to the parent, of which the caller keeps the only end.
 */
export function closeDoors<Message extends object>(): (message: Message) => void {
  const send = process.send?.bind(process);
  const refuse = (what: string) => () => {
    throw new Error(`An Action cannot ${what}.`);
  };
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process, {
    kill: refuse('send signals'),
    send: undefined,
    disconnect: undefined,
    chdir: refuse('change the working directory'),
  });
  return (message) => send?.(message);
}
