import { tightenIds } from '../../../contracts/core/contract/int64.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { sandboxOf, stagedNote, titleOf } from './describe-repetition.ts';
import type { Repetition } from './find-repetition.ts';
import { printCode, printText } from '../../../contracts/core/wire/print-code.ts';

/** A file for Vitest that makes the call in a sandbox of its own, and expects the answer that it got. */
export function printTest(repetition: Repetition, entry: ShownEntry, sandbox: Sandbox): string {
  const { vendor, operation, isStaged } = repetition;
  const input = { ...sandboxOf(repetition, sandbox), ...credentialsOf(repetition) };
  const name = printText(vendor.name);
  return [
    "import { clients, neverRetry } from 'understudy-live/clients';",
    "import { test } from 'understudy-live/vitest';",
    "import { expect } from 'vitest';",
    '',
    ...(isStaged ? [`// ${stagedNote}`] : []),
    `test.override('sandboxInput', ${printCode(input)});`,
    '',
    `test(${printText(titleOf(repetition, entry))}, async ({ sandbox }) => {`,
    `  const client = clients[${name}]({`,
    `    ...sandbox.options[${name}],`,
    "    inputCheck: 'vendor',",
    '    retry: neverRetry,',
    '  });',
    ...callLines(repetition, entry),
    '  expect(sandbox.calls()).toMatchObject([',
    `    ${printCode({ operation: operation.key, outcome: entry.outcome }, 2)},`,
    '  ]);',
    '});',
    '',
  ].join('\n');
}

function credentialsOf({ vendor, credential }: Repetition) {
  return credential && { credentials: { [vendor.name]: credential } };
}

function callLines(repetition: Repetition, { outcome, reply }: ShownEntry): readonly string[] {
  if (outcome === 'hang') return expectation(printCall(repetition, ', { timeout: 1000 }'), 'toThrow()');
  const understood = repetition.vendor.codec.understand(reply);
  if (understood.kind === 'error')
    return expectation(printCall(repetition), `toMatchObject(${printCode({ code: understood.code })})`);
  if (outcome !== 'success' || understood.kind === 'foreign')
    return expectation(printCall(repetition), 'toThrow()');
  return [`  await ${printCall(repetition)};`];
}

function expectation(call: string, matcher: string): readonly string[] {
  return ['  await expect(', `    ${call.replaceAll('\n', '\n  ')},`, `  ).rejects.${matcher};`];
}

/** By its method where the input has its form; what is wrong with an input must not stop a compiler. */
function printCall({ operation, input }: Repetition, options = ''): string {
  const isSound = operation.input.safeParse(tightenIds(operation.input, input)).success;
  const given = printCode(input, 1);
  return isSound
    ? `client.${operation.name}(${given}${options})`
    : `client.call(${printText(operation.key)}, ${given}${options})`;
}
