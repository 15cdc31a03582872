import { describeRate } from './describe-limits.ts';
import { addressOf } from './source.ts';
import type { Vendor } from './vendor.ts';

/** What an editor shows of a client's method: what it does, its limit, its errors and where that stands. */
export function describeForEditor(vendor: Vendor, method: string): string {
  const operation = vendor.operations[method]!;
  const { summary = '', details = '' } = vendor.docs[method] ?? {};
  const { key, errors, rate, source } = operation;
  const address = addressOf(source);
  const paragraphs = [
    summary,
    details,
    [
      `- Operation: \`${key}\``,
      ...(rate ? [`- Limit: ${describeRate(operation)}`] : []),
      ...errors.map((error) => `- Error \`${error}\`: ${vendor.errors[error]?.meaning ?? ''}`),
    ].join('\n'),
    ...(address === undefined ? [] : [`@see ${address}`]),
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}
