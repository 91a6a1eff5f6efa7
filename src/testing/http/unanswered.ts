import type { HttpRequest } from './stubs.ts';

/** A request that no stub of the test answers. */
export class UnansweredRequest extends Error {
  constructor({ method, url }: Pick<HttpRequest, 'method' | 'url'>) {
    const address = withoutQuery(url);
    super(
      `The Action sent ${method} ${url}, and the test does not say what answers. Add it to the options:\n` +
        `  http: { '${method} ${address}': { status: 200, body: {} } }\n` +
        `or let it out to the real host: http: { '${method} ${address}': 'network' }`,
    );
    this.name = 'UnansweredRequest';
  }
}

/** A connection of a client that the kit has no stubs for: not of `fetch`, `node:http` or `node:https`. */
export class UnansweredConnection extends Error {
  constructor(address: string) {
    super(
      `The Action opened a connection to ${address}, which no stub can answer: stubs are for \`fetch\`, \`node:http\` ` +
        `and \`node:https\`. Mock the module that opens it, or let it out: http: { '${address}': 'network' }`,
    );
    this.name = 'UnansweredConnection';
  }
}

function withoutQuery(url: string): string {
  const address = new URL(url);
  address.search = '';
  return address.href;
}
