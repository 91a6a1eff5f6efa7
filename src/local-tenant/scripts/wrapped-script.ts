/** The errors that Auth0 gives scripts of databases ("Custom Database Connections: Error Handling"), each with what comes before its message. */
const ERRORS = ['WrongUsernameOrPasswordError', 'ValidationError'];

/**
 * A script as an Action: it calls the function, and answers with what that calls its callback with. `configuration` and the error
 * classes are where scripts look for them; `auth0` has nothing in it (documented: only the older sandbox filled it).
 */
export function wrappedScript(code: string): string {
  const errors = ERRORS.map(
    (name) => `class ${name} extends Error {
  constructor(code, message) {
    super(message === undefined ? String(code === undefined ? '' : code) : message);
    this.name = '${name}';
    if (typeof code === 'string') this.code = code;
  }
}`,
  ).join('\n');
  return `${errors}
class UnauthorizedError extends Error {
  constructor(message) {
    super(message);
    this.name = 'UnauthorizedError';
  }
}
const loaded = (configuration, auth0) => (${withoutEnd(code)}
);
exports.onExecuteScript = async (event, api) => {
  const script = loaded(event.secrets, {});
  const answer = await new Promise((resolve, reject) => {
    const callback = (error, ...values) =>
      resolve(error ? { error: toldOf(error) } : { error: null, values });
    try {
      const returned = script(...event.call.args, callback);
      if (returned && typeof returned.catch === 'function') returned.catch(reject);
    } catch (error) {
      reject(error);
    }
  });
  api.script.answer(answer);
};
function toldOf(error) {
  if (typeof error === 'string') return { name: 'Error', message: error };
  return { name: error.name, message: error.message, code: error.code };
}
`;
}

/** A function, without the semicolon that may stand behind it. */
function withoutEnd(code: string): string {
  return code.trim().replace(/;+$/, '');
}
