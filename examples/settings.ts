/** Settings from the environment; `undefined` is one that has to be said. Ends the program where some are missing, and names them all. */
export function settings<K extends string>(
  defaults: Readonly<Record<K, string | undefined>>,
): Record<K, string> {
  const names = Object.keys(defaults) as K[];
  const missing = names.filter((name) => !process.env[name] && defaults[name] === undefined);
  if (missing.length > 0) {
    process.stderr.write(`Set ${missing.join(', ')}; \`npm start\` does that for the local tenant.\n`);
    process.exit(2);
  }
  return Object.fromEntries(names.map((name) => [name, process.env[name] || defaults[name]])) as Record<
    K,
    string
  >;
}
