import { operations } from '../operations/index.ts';

/** The names of the fields that an action takes. */
export function fieldsOf(action: string | undefined): readonly string[] {
  const operation = Object.values(operations).find(({ key }) => key === action);
  return operation ? Object.keys(operation.input.shape) : [];
}
