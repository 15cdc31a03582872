/** What the comments of the operations of a vendor say, by client method. They are written once, where an editor shows them. */
export type OperationDocs = Readonly<Record<string, OperationDoc>>;

export interface OperationDoc {
  /** The first paragraph. */
  readonly summary: string;
  /** The paragraphs after it; `''` for none. */
  readonly details: string;
  /** What the fields mean, by path such as `MemberList.Marks`; `''` where nothing is said. */
  readonly input: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, string>>;
}

export const undocumented: OperationDoc = { summary: '', details: '', input: {}, output: {} };
