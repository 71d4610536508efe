function fail(): never {
  throw new TypeError('looked at');
}

/** A Proxy handler that throws whatever is asked. */
const throwing: ProxyHandler<object> = Object.fromEntries(
  [
    'apply',
    'construct',
    'defineProperty',
    'deleteProperty',
    'get',
    'getOwnPropertyDescriptor',
    'getPrototypeOf',
    'has',
    'isExtensible',
    'ownKeys',
    'preventExtensions',
    'set',
    'setPrototypeOf',
  ].map((trap) => [trap, fail]),
);

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Objects that throw when their properties are read, or when anything at all is asked of them. */
export function hostileObjects(): [what: string, object: object][] {
  return [
    ['a Proxy that throws', new Proxy({}, throwing)],
    ['a Proxy of a list that throws', new Proxy([1, 2], throwing)],
    ['a revoked Proxy', revoked({})],
    ['a revoked Proxy of a list', revoked([])],
    ['an object whose properties throw', new Proxy({ name: 'web' }, { get: fail })],
    ['a list whose elements throw', new Proxy(['web'], { get: fail })],
  ];
}

/** An object that has the given keys, and throws when one of them is read. */
export function throwingGetters(keys: readonly string[]): object {
  return Object.defineProperties(
    {},
    Object.fromEntries(keys.map((key) => [key, { get: fail, enumerable: true, configurable: true }])),
  );
}
