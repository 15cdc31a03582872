import type { Explanation } from '../../../contracts/control/explanation.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';

/** An explanation for a terminal: the verdict first, then what to do, then both texts with the difference marked. */
export function describeExplanation(explanation: Explanation): string {
  const {
    vendor,
    outcome,
    refusedBy,
    scheme,
    expected,
    inferred,
    firstDifference,
    mistakes,
    unsent,
    verdict,
    lastChange,
  } = explanation;
  const lines = [`${vendor}: ${outcome}${refusedBy === undefined ? '' : ` (check: ${refusedBy})`}`, verdict];
  if (lastChange !== undefined) lines.push(safeLine(lastChange));
  for (const { title, detail, fix, id } of mistakes)
    lines.push('', `  ${title} [${id}]`, `    ${safeLine(detail)}`, `    → ${safeLine(fix)}`);
  if (unsent) lines.push('', 'Callbacks that were not sent:', ...unsent.map((text) => `  ${text}`));
  if (expected) {
    lines.push('', `${scheme ?? 'The signature'}, as the vendor computes it:`, ...stages(expected));
  }
  if (inferred) lines.push('', 'As the client must have computed it:', ...stages(inferred));
  if (firstDifference) {
    const { in: stage, offset } = firstDifference;
    lines.push(
      '',
      `They part in the ${stage} after ${offset} ${offset === 1 ? 'byte' : 'bytes'}:`,
      `  vendor: …${show(firstDifference.expected)}`,
      `  client: …${show(firstDifference.inferred)}`,
    );
  }
  return lines.join('\n');
}

function stages({
  canonicalRequest,
  stringToSign,
  signature,
}: NonNullable<Explanation['expected']>): string[] {
  const canonical =
    canonicalRequest === undefined ? [] : ['  canonical request:', ...indent(canonicalRequest)];
  return [...canonical, '  string to sign:', ...indent(stringToSign), `  signature: ${signature}`];
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => `    ${line}`);
}

/** Line breaks and the end of a text would be invisible. */
function show(text: string): string {
  return text === '' ? '(nothing)' : JSON.stringify(text).slice(1, -1);
}
