/** What a scene waits for in the real world: files, cryptography, name servers, requests that were let out. */
export interface RealWork {
  begin(id: number, resource: object): void;
  end(id: number): void;
  /** Counts as work until the promise has settled. */
  during<T>(promise: Promise<T>): Promise<T>;
  /** Whether any is under way: the scene's time stands still until it is done. */
  busy(): boolean;
  /** Numbers of what has begun and never ended: timers that were cleared. */
  left(): Iterable<number>;
}

export function realWork(): RealWork {
  const resources = new Map<number, object>();
  let promises = 0;
  return {
    begin: (id, resource) => void resources.set(id, resource),
    end: (id) => void resources.delete(id),
    async during(promise) {
      promises++;
      try {
        return await promise;
      } finally {
        promises--;
      }
    },
    busy: () => promises > 0 || [...resources.values()].some(isAwaited),
    left: () => resources.keys(),
  };
}

/** A timer that was cleared, or that would not keep a process alive, is nothing to wait for. */
function isAwaited(resource: object): boolean {
  return !('hasRef' in resource) || typeof resource.hasRef !== 'function' || resource.hasRef() === true;
}
