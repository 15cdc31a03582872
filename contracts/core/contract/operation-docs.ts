/** What the comments of the operations of a vendor say, by client method. They are written once, where an editor shows them. */
export type OperationDocs = Readonly<Record<string, OperationDoc>>;

/** What the fields of a call mean, by path such as `MemberList.Marks`; `''` where nothing is said. */
export interface FieldDocs {
  /** The fields that it takes. */
  readonly input: Readonly<Record<string, string>>;
  /** The fields that it gives. */
  readonly output: Readonly<Record<string, string>>;
}

/** What the fields of the control API mean, by client method. */
export type ControlDocs = Readonly<Record<string, FieldDocs>>;

/** What is said of one operation. */
export interface OperationDoc extends FieldDocs {
  /** The first paragraph. */
  readonly summary: string;
  /** The paragraphs after it; `''` for none. */
  readonly details: string;
}

export const undocumented: OperationDoc = { summary: '', details: '', input: {}, output: {} };
