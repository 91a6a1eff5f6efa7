import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Note {
  readonly id: number;
  body: string;
  readonly author: { readonly username: string };
}

/** As much of GitLab's REST API as notes on merge requests need, with pages. */
export interface GitlabStandIn {
  readonly url: string;
  readonly notes: Note[];
  readonly requests: string[];
  readonly tokens: Set<unknown>;
  /** Merge requests by a commit that the default branch has of them. */
  readonly merged: Map<string, object>;
  close(): Promise<void>;
}

/** Whose the stand-in says every token is. */
export const BOT = 'project_278964_bot';

export async function gitlabStandIn(): Promise<GitlabStandIn> {
  const server = createServer(async (request, response) => {
    standIn.requests.push(`${request.method} ${request.url}`);
    standIn.tokens.add(request.headers['private-token']);
    const [status, json] = answer(standIn, request, await bodyOf(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: GitlabStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
    notes: [],
    requests: [],
    tokens: new Set(),
    merged: new Map(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return standIn;
}

function answer({ notes, merged }: GitlabStandIn, request: IncomingMessage, body: string): [number, unknown] {
  const url = new URL(request.url ?? '', 'http://stand-in');
  const route = `${request.method} ${url.pathname.replace('/api/v4', '')}`;
  const text = () => (JSON.parse(body) as { body: string }).body;
  if (route === 'GET /user') return [200, { username: BOT }];
  const own = '/projects/278964/merge_requests/12/notes';
  if (route === `GET ${own}`) {
    const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
    return [200, notes.slice((page - 1) * size, page * size)];
  }
  if (route === `POST ${own}`) {
    const note = { id: 500 + notes.length, body: text(), author: { username: BOT } };
    notes.push(note);
    return [201, note];
  }
  const note = notes.find(({ id }) => route === `PUT ${own}/${id}`);
  if (note) {
    note.body = text();
    return [200, note];
  }
  const sha = /^GET \/projects\/278964\/repository\/commits\/(\w+)\/merge_requests$/.exec(route)?.[1];
  if (sha === undefined) return [404, { message: '404 Not found' }];
  const found = merged.get(sha);
  return [200, found ? [found] : []];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
