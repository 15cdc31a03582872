import { operations } from '../operations/index.ts';

/** The names of the fields that an action takes. */
export function fieldsOf(action: string | undefined): readonly string[] {
  const operation = Object.values(operations).find(({ key }) => key === action);
  return operation ? Object.keys(operation.input.shape) : [];
}

/** The actions that a client of this vendor may have called before, in the letters of a header that is signed. */
export const actionNames: readonly string[] = [
  ...Object.values(operations).map(({ key }) => key),
  'DescribeInstances',
  'DescribeZones',
].flatMap((action) => [action.toLowerCase(), action]);
