/**
 * Makes `instanceof` true for what another bundle of this package has thrown: `require` and `import` have classes of their own, and
 * know those of the other by a registered symbol. A class that somebody derives stays its own. In JSON, which leaves a message
 * out, an error has its message too.
 */
export function shareClass(ours: { readonly prototype: object }, name: string): void {
  const mark = Symbol.for(`understudy-live.${name}`);
  const define = (on: object, key: PropertyKey, value: unknown): unknown =>
    Object.defineProperty(on, key, { value });
  define(ours.prototype, mark, true);
  define(ours.prototype, 'toJSON', function (this: Error) {
    return Object.assign({}, this, { message: this.message });
  });
  define(ours, Symbol.hasInstance, function (this: unknown, value: unknown): boolean {
    if (this === ours) return typeof value === 'object' && value !== null && mark in value;
    return Function.prototype[Symbol.hasInstance].call(this as () => void, value);
  });
}
