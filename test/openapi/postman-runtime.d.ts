/** What the tests use of Postman's own runner, which brings no types. */
declare module 'postman-collection' {
  const sdk: { readonly Collection: new (definition: object) => object };
  export default sdk;
}

declare module 'postman-runtime' {
  interface Events {
    exception(cursor: unknown, error: Error): void;
    request(
      error: Error | null,
      cursor: unknown,
      response: { readonly code: number } | undefined,
      request: unknown,
      item: { readonly name?: string },
    ): void;
    done(error: Error | null): void;
  }
  interface Runner {
    run(
      collection: object,
      options: object,
      ready: (error: Error | null, running: { start(events: Events): void }) => void,
    ): void;
  }
  const runtime: { readonly Runner: new () => Runner };
  export default runtime;
}
