import type { Missing } from './not-loaded.ts';

/** How many lists are read before they are asked for. */
const AHEAD = 6;

/** What a list hangs on: of `/roles/rol_1/permissions`, `/roles`, `rol_1` and `permissions`. */
interface Place {
  readonly parent: string;
  readonly id: string;
  readonly rest: string;
}

/**
 * Tells what is likely to be asked for next. auth0-deploy-cli walks through a collection and asks for a list below each
 * of its resources, one after the other: after two neighbours, in either direction, those that follow are read at once.
 */
export class ReadAhead {
  /** Where each walk was last, by what is asked for: `/roles/{}/permissions`. */
  readonly #walks = new Map<string, number>();

  /** `idsOf` are the ids of a collection in its order, as far as they are known. */
  constructor(readonly idsOf: (path: string) => readonly string[]) {}

  /** The paths that are likely to follow one that is missing; none where nobody walks. */
  after({ path, id, find }: Missing): readonly string[] {
    const place = placeOf(path);
    if (id !== undefined || find || !place) return [];
    const ids = this.idsOf(place.parent);
    const at = ids.indexOf(place.id);
    const walk = `${place.parent}/{}/${place.rest}`;
    const last = this.#walks.get(walk);
    this.#walks.set(walk, at);
    if (at < 0 || last === undefined || last < 0 || Math.abs(at - last) > AHEAD + 1 || at === last) return [];
    const step = Math.sign(at - last);
    return Array.from({ length: AHEAD }, (_, i) => ids[at + step * (i + 1)])
      .filter((one) => one !== undefined)
      .map((one) => `${place.parent}/${one}/${place.rest}`);
  }
}

function placeOf(path: string): Place | undefined {
  const [, parent, id, rest] = /^(\/[^/]+)\/([^/]+)\/([^/].*)$/.exec(path) ?? [];
  return parent === undefined || id === undefined || rest === undefined ? undefined : { parent, id, rest };
}
