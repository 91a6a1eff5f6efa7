import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'undici';

const PATIENCE_MS = 30_000;

/** A debugger's end of the inspector protocol. */
export interface InspectorClient {
  /** The answer has the shape that the protocol says; a refusal throws. */
  send<T>(method: string, params?: object): Promise<T>;
  /** The first event of the name that has not been taken yet, once it is there. Throws where it does not come. */
  next<T>(method: string): Promise<T>;
  /** All events of the name that have come and have not been taken. */
  come<T>(method: string): T[];
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Attaches to a process that was started with `--inspect-brk`; `url` is what it writes to its stderr. */
export async function attach(url: string): Promise<InspectorClient> {
  const socket = new WebSocket(url);
  await new Promise((open, refused) => {
    socket.addEventListener('open', open);
    socket.addEventListener('error', refused);
  });
  const answers = new Map<number, (message: Message) => void>();
  let events: Message[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.method === undefined) answers.get(message.id ?? 0)?.(message);
    else events.push(message);
  });
  let lastId = 0;
  const take = (method: string) => {
    const taken = events.filter((one) => one.method === method);
    events = events.filter((one) => one.method !== method);
    return taken.map(({ params }) => params);
  };
  return {
    send(method, params = {}) {
      const id = ++lastId;
      socket.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve, reject) => {
        answers.set(id, ({ result, error }) =>
          error
            ? reject(new Error(`${method}: ${error.message}`))
            : resolve(JSON.parse(JSON.stringify(result))),
        );
      });
    },
    async next(method) {
      const giveUp = Date.now() + PATIENCE_MS;
      while (!events.some((one) => one.method === method)) {
        if (Date.now() > giveUp) throw new Error(`no ${method} within ${PATIENCE_MS} ms`);
        await setTimeout(10);
      }
      const index = events.findIndex((one) => one.method === method);
      return JSON.parse(JSON.stringify(events.splice(index, 1)[0]?.params));
    },
    come: (method) => JSON.parse(JSON.stringify(take(method))),
    close: () => socket.close(),
  };
}
