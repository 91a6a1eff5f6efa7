/** Stands for a package that is not loaded: can be called, constructed, extended and read at any depth, and does nothing. */
export function standIn(): unknown {
  const stub: object = new Proxy(function stub() {}, {
    get: (target, key) => special(target, key) ?? (key === 'then' ? undefined : stub),
    apply: () => stub,
    construct: () => stub,
    set: () => true,
  });
  return stub;
}

function special(target: object, key: string | symbol): unknown {
  if (key === 'prototype') return Reflect.get(target, key);
  if (key === Symbol.toPrimitive) return () => '';
  if (key === Symbol.iterator) return () => [][Symbol.iterator]();
  return undefined;
}
