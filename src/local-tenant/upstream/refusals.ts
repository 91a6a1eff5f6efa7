import type { UpstreamAnswer } from './upstream.ts';

/** What an upstream refused, by the path that was asked for: whoever asks the fork for it gets the same answer. */
export class Refusals {
  readonly #answers = new Map<string, UpstreamAnswer>();

  /** A 404 below something else only says that there is nothing: it may come to be there. */
  add(path: string, answer: UpstreamAnswer): void {
    if (answer.status !== 404 || path.lastIndexOf('/') === 0) this.#answers.set(path, answer);
  }

  /** How a request for the path, or for something below it, was refused. */
  of(path: string): UpstreamAnswer | undefined {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const answer = this.#answers.get(at);
      if (answer) return answer;
    }
    return undefined;
  }

  entries(): readonly (readonly [string, UpstreamAnswer])[] {
    return [...this.#answers];
  }
}
