import { type Patch, patch } from './patch.ts';
import { currentScene, type Scene } from './scene.ts';

type Callable = (this: never, ...args: never[]) => unknown;

/**
 * A patch of a function: within a scene what `onStage` makes of the real one, and for everybody else the real one.
 * Properties that the real one has, the other one gets too; `properties` are in their place.
 */
export function staged<F extends Callable>(
  target: object,
  key: string,
  onStage: (scene: Scene, real: F) => Callable,
  properties: object = {},
): Patch {
  return patch<F>(target, key, (real) => {
    function replacement(this: never, ...args: never[]): unknown {
      const scene = currentScene();
      return (scene ? onStage(scene, real) : real).apply(this, args);
    }
    return Object.assign(replacement, real, properties);
  });
}
