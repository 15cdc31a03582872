// What is needed of Jest's own module, which Jest provides wherever it runs; the package of the types would bring a hundred others.
declare module '@jest/globals' {
  export function beforeEach(hook: () => void): void;
  export function afterEach(hook: () => Promise<void>): void;
  export const expect: { extend(matchers: object): void };
}
