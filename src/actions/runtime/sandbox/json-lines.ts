import type { Duplex } from 'node:stream';

export interface Listener {
  receive(message: unknown): void;
  /** A line that is no JSON, or one too long. */
  unreadable(): void;
}

/** Longer lines are not taken: the outcomes of Actions are smaller. */
const MAX_LINE_LENGTH = 32 * 1024 * 1024;

/** Talks in JSON, one message a line; returns what sends. */
export function jsonLines<Message>(stream: Duplex, listener: Listener): (message: Message) => void {
  let parts: string[] = [];
  let length = 0;

  function add(text: string): void {
    parts.push(text);
    length += text.length;
    if (length > MAX_LINE_LENGTH) stream.destroy();
    if (length > MAX_LINE_LENGTH) listener.unreadable();
  }

  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const [first = '', ...rest] = chunk.split('\n');
    add(first);
    for (const next of rest) {
      const line = parts.join('');
      parts = [];
      length = 0;
      read(line, listener);
      add(next);
    }
  });
  return (message) => void stream.write(`${JSON.stringify(message)}\n`);
}

function read(line: string, { receive, unreadable }: Listener): void {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    unreadable();
    return;
  }
  receive(message);
}
