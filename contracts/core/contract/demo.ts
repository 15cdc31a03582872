/** A call by the vendor's own name for it. */
export interface NamedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A call that changes the demo state, and succeeds however often it is repeated. */
export interface LoadCall extends NamedCall {
  /** Assumptions that take limits out of its way, by id. */
  readonly assumptions?: Readonly<Record<string, string>>;
}

/** Names that look real, for the demo state. */
export interface DemoNames {
  readonly people: readonly string[];
  readonly company: string;
}
