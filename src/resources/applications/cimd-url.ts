/** What Auth0 documents of the address of a client's metadata document, each with the sentence of what is wrong (assumed). */
const RULES: readonly (readonly [wrong: (text: string, url: URL) => boolean, sentence: string])[] = [
  [(text) => text !== text.trim(), 'must have no whitespace around it'],
  [(text) => !/^https:\/\/[^/]/.test(text), 'must be an https URL with a hostname'],
  [(_, { hostname }) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname), 'must not be on localhost'],
  [(_, { pathname }) => pathname === '/', 'must have a path'],
  [(text) => /\/(\.|%2e){1,2}(\/|$)/i.test(text), 'must have no dot segments'],
  [(text) => Buffer.byteLength(text) > 120, 'must have 120 bytes at most'],
  [(_, { username, password }) => username !== '' || password !== '', 'must have no credentials'],
  [(text) => text.includes('#'), 'must have no fragment'],
  [(text) => text.includes('?'), 'must have no query'],
  [(_, { port }) => port === '0', 'must not have port 0'],
  [(text) => /%(?![0-9a-f]{2})/i.test(text), 'must be percent-encoded correctly'],
];

/** What is wrong with the address of a client's metadata document; undefined where nothing is. */
export function wrongCimdUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'external_client_id must be a URL';
  const url = new URL(text);
  const broken = RULES.find(([wrong]) => wrong(text, url));
  return broken && `external_client_id ${broken[1]}`;
}
