/** Something that an agent may do, as the Model Context Protocol has it. */
export interface Tool {
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** The JSON Schema of its arguments. */
  readonly inputSchema: { readonly type: 'object'; readonly [key: string]: unknown };
  /** Whether it changes nothing. */
  readonly isReadOnly: boolean;
  /** Throws an error that says in a sentence what was wrong. */
  run(given: Arguments): Promise<unknown>;
}

export type Arguments = Readonly<Record<string, unknown>>;
