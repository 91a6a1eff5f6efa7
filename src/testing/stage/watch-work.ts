import { createHook } from 'node:async_hooks';
import type { RealWork } from './real-work.ts';
import { currentScene } from './scene.ts';

/** Node.js's names for what runs outside of JavaScript and calls back once: `FSREQPROMISE`, `SCRYPTREQUEST`. */
const REAL_WORK = /^FSREQ|REQ$|REQUEST$|REQWRAP$|CONNECTWRAP$|^QUERYWRAP$|^ZLIB$|^Timeout$|^Immediate$/;

/** Lives as long as its request does, which may wait for a stub, which may wait for the clock. */
const NOT_WORK = 'HTTPCLIENTREQUEST';

const owners = new Map<number, RealWork>();
let watchers = 0;

const hook = createHook({
  init(id, type, _trigger, resource) {
    if (type === 'PROMISE' || type === NOT_WORK || !REAL_WORK.test(type)) return;
    const work = currentScene()?.work;
    if (!work) return;
    work.begin(id, resource);
    owners.set(id, work);
  },
  after(id) {
    owners.get(id)?.end(id);
    owners.delete(id);
  },
});

/** Notes the work of scenes while `play` goes on. Not the other way round: what began earlier is not seen. */
export async function watchWork<T>(work: RealWork, play: () => Promise<T>): Promise<T> {
  if (watchers++ === 0) hook.enable();
  try {
    return await play();
  } finally {
    if (--watchers === 0) hook.disable();
    for (const id of work.left()) owners.delete(id);
  }
}
