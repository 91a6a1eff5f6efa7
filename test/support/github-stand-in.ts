import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** As much of GitHub's REST API as comments on pull requests need, with pages, and with trouble where a test wants some. */
export interface GithubStandIn {
  readonly url: string;
  readonly comments: Comment[];
  /** `GET /repos/…`, in their order, and the tokens that came with them. */
  readonly requests: string[];
  readonly tokens: Set<string | undefined>;
  /** What every request is answered from now on; undefined: as usual. */
  trouble: { readonly status: number; readonly body: string } | undefined;
  /** Merged pull requests by their commit. */
  readonly merged: Map<string, number>;
  close(): Promise<void>;
}

/** Who the stand-in says has written what comes with a token. */
const OWN = 'github-actions[bot]';

export async function githubStandIn(): Promise<GithubStandIn> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    standIn.requests.push(`${request.method} ${request.url}`);
    standIn.tokens.add(request.headers.authorization);
    const { status, json } = standIn.trouble
      ? { status: standIn.trouble.status, json: standIn.trouble.body }
      : answer(standIn, request, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(json);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const standIn: GithubStandIn = {
    url: `http://127.0.0.1:${port}`,
    comments: [],
    requests: [],
    tokens: new Set(),
    trouble: undefined,
    merged: new Map(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return standIn;
}

function answer(
  { comments, merged }: GithubStandIn,
  request: IncomingMessage,
  body: string,
): { status: number; json: string } {
  const url = new URL(request.url ?? '', 'http://stand-in');
  const route = `${request.method} ${url.pathname}`;
  const json = (status: number, value: unknown) => ({ status, json: JSON.stringify(value) });
  const text = () => (JSON.parse(body) as { body: string }).body;
  if (/^GET .*\/issues\/12\/comments$/.test(route)) {
    const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
    return json(200, comments.slice((page - 1) * size, page * size));
  }
  if (/^POST .*\/issues\/12\/comments$/.test(route)) {
    const comment = { id: 1000 + comments.length, body: text(), user: { login: OWN } };
    comments.push(comment);
    return json(201, comment);
  }
  const comment = comments.find(({ id }) => route.endsWith(`/issues/comments/${id}`));
  if (comment && request.method === 'PATCH') {
    comment.body = text();
    return json(200, comment);
  }
  const sha = /\/commits\/(\w+)\/pulls$/.exec(route)?.[1];
  if (sha === undefined) return json(404, { message: 'Not Found' });
  const number = merged.get(sha);
  return json(200, number === undefined ? [] : [{ number, merge_commit_sha: sha }]);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
