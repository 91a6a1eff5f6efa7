/** The errors that Auth0 gives scripts of databases ("Custom Database Connections: Error Handling"), each with what comes before its message. */
const ERRORS = ['WrongUsernameOrPasswordError', 'ValidationError'];

/**
 * A script as an Action: it calls the function, and answers with what that calls its callback with. `configuration` and the error
 * classes are where scripts look for them, and so is `request` with its callback; `auth0` has nothing in it (documented: only the older
 * sandbox filled it). A request with a stand-in's token gets the stand-in's answer, whatever address it goes to.
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
const loaded = (configuration, auth0, fetch, request) => (${withoutEnd(code)}
);
exports.onExecuteScript = async (event, api) => {
  const { args, provider } = event.call;
  const fetch = fetchOf(provider);
  const script = loaded(event.secrets, {}, fetch, requestOf(fetch));
  const answer = await new Promise((resolve, reject) => {
    const callback = (error, ...values) =>
      resolve(error ? { error: toldOf(error) } : { error: null, values });
    try {
      const returned = script(...args, callback);
      if (returned && typeof returned.catch === 'function') returned.catch(reject);
    } catch (error) {
      reject(error);
    }
  });
  api.script.answer(answer);
};
function fetchOf(provider) {
  if (!provider) return globalThis.fetch;
  return async (url, options = {}) => {
    const sent = JSON.stringify([String(url), [...new Headers(options.headers)]]);
    if (!sent.includes(provider.token)) return globalThis.fetch(url, options);
    return Response.json(provider.answer);
  };
}
function requestOf(fetch) {
  const ask = (method) => (given, callback) => {
    const options = typeof given === 'string' ? { url: given } : given;
    fetch(options.url || options.uri, { method: options.method || method, headers: options.headers, body: options.body })
      .then(async (answer) => {
        const text = await answer.text();
        callback(null, { statusCode: answer.status }, options.json ? JSON.parse(text) : text);
      })
      .catch((error) => callback(error));
  };
  return Object.assign(ask('GET'), { get: ask('GET'), post: ask('POST') });
}
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
