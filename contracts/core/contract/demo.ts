/** A call by the vendor's own name for it. */
export interface NamedCall {
  /** The key of the operation. */
  readonly operation: string;
  /** The fields of the call. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** A call that changes the demo state, and succeeds however often it is repeated. */
export interface LoadCall extends NamedCall {
  /** Assumptions that take limits out of its way, by id. */
  readonly assumptions?: Readonly<Record<string, string>>;
}

/** Names that look real, for the demo state. */
export interface DemoNames {
  /** Names of people. */
  readonly people: readonly string[];
  /** The name of a company. */
  readonly company: string;
}

/** The names of the demo state: Chinese and English ones in turn, as a library of names made them, which is needed no more. */
export const demoNames: DemoNames = {
  people: ['倪志明', 'Mr. Guy Bosco', '纪驰', 'Estel Bosco', '邢治涛', 'Dr. Adaline Fisher I'],
  company: '内蒙古自治区三锋网络科技无限公司',
};
