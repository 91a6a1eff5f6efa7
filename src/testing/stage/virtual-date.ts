import { currentScene } from './scene.ts';

/** `Date` that says the scene's time, and the real time to everybody else. */
export function virtualDate(real: DateConstructor): DateConstructor {
  const now = () => currentScene()?.clock.now() ?? real.now();
  const replaced: DateConstructor = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, args, caller) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], caller === replaced ? target : caller),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  return replaced;
}
