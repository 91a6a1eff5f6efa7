import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections and the answers under way. */
export class Traffic {
  private readonly sockets = new Set<Socket>();
  private readonly answers = new Set<ServerResponse>();
  private whenQuiet: (() => void) | undefined;

  connected(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }

  answering(outgoing: ServerResponse): void {
    this.answers.add(outgoing);
    outgoing.once('close', () => {
      this.answers.delete(outgoing);
      if (this.answers.size === 0) this.whenQuiet?.();
    });
  }

  /** Lets answers under way finish for up to `grace` milliseconds, then ends every connection. */
  async end(grace: number): Promise<void> {
    if (this.answers.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, grace);
        this.whenQuiet = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    for (const socket of this.sockets) socket.destroySoon();
    // Ended politely above; what has not gone by now is cut.
    const cut = setTimeout(() => this.cut(), 100);
    await Promise.all([...this.sockets].map((socket) => new Promise((gone) => socket.once('close', gone))));
    clearTimeout(cut);
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
