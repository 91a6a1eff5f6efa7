import { Socket } from 'node:net';
import { closeDoors } from './close-doors.ts';
import { jsonLines } from './json-lines.ts';
import { CHANNEL } from './spawn-child.ts';

/** The child's end of the channel to its parent, with all other doors closed; the child ends with it. Returns what sends. */
export function openChannel<Message>(receive: (message: unknown) => void): (message: Message) => void {
  const channel = new Socket({ fd: CHANNEL });
  const end = closeDoors();
  channel.on('close', end);
  channel.on('error', end);
  return jsonLines<Message>(channel, { receive, unreadable: end });
}
