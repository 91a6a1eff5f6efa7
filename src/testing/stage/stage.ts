import { fixedClock, type MovableClock } from '../../core/clock.ts';
import { NOW } from '../events/people.ts';
import { stubbedNetwork } from '../http/network.ts';
import type { HttpCall, HttpStubs } from '../http/stubs.ts';
import { afterTests } from './after-tests.ts';
import { nextTurn, passTime } from './pass-time.ts';
import { applyPatches } from './patch.ts';
import { lasting, patches } from './patches.ts';
import { realWork } from './real-work.ts';
import { inScene, type Scene } from './scene.ts';
import { virtualTimers } from './virtual-timers.ts';
import { watchWork } from './watch-work.ts';

export interface StageOptions {
  /** Stands still at the hour of the kit's events where none is given; what Actions wait for moves it. */
  readonly clock?: MovableClock;
  /** Who answers the Actions' requests; without it, every request is refused. */
  readonly http?: HttpStubs;
}

/** What surrounds Actions in a test: the time, the network and the console. */
export interface Stage {
  readonly clock: MovableClock;
  /** The requests that Actions sent so far, in order. */
  readonly calls: readonly HttpCall[];
  /** Puts more stubs before those that are there. */
  stub(http: HttpStubs): void;
  /**
   * Plays something with Actions in it. All that it does, also after an `await`, has the stage's time and network; what
   * runs beside it has not. Throws where a request had no stub, even if the Action caught that.
   */
  play<T>(play: () => Promise<T>): Promise<T>;
}

/** A stage, for one or more plays. */
export function openStage({ clock = fixedClock(NOW), http = {} }: StageOptions = {}): Stage {
  const timers = virtualTimers(clock);
  const work = realWork();
  const network = stubbedNetwork(http, { timers, work });
  const scene = { clock, timers, work, network, began: clock.now() };
  return {
    clock,
    calls: network.calls,
    stub: network.stub,
    async play(play) {
      const result = await patched(() => watchWork(work, () => perform(scene, play)));
      if (network.refused.length > 0) throw network.refused[0];
      return result;
    },
  };
}

applyPatches(lasting);

let players = 0;
let unpatch = () => {};

/** Several plays at once share the patches: whose time it is, the context tells. */
async function patched<T>(play: () => Promise<T>): Promise<T> {
  if (players++ === 0) unpatch = putIn();
  try {
    return await play();
  } finally {
    if (--players === 0) unpatch();
  }
}

/** What takes the patches out at the end of the test file; undefined while they are not in for so long. */
let untilTheEnd: (() => void) | undefined;
const tellsTheEnd = afterTests(() => untilTheEnd?.());

/**
 * Where the runner tells of the end of a test file, the patches stay in until then: Jest's global object is slow to
 * change. What a test has put in their place meanwhile, such as Jest's own timers, is replaced for one play.
 */
function putIn(): () => void {
  if (tellsTheEnd) untilTheEnd ??= applyPatches(patches);
  return applyPatches(patches);
}

/** Ends with the play, or with an error that one of its timers threw and no Action took. */
async function perform<T>(scene: Scene, play: () => Promise<T>): Promise<T> {
  let over = false;
  const played = inScene(scene, play).finally(() => {
    over = true;
  });
  const result = await Promise.race([played, passTime(scene, () => over).then(() => played)]);
  // A request that the Action does not wait for is still on its way.
  await nextTurn();
  return result;
}
