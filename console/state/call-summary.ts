import type { ShownReason } from '../../contracts/control/reason.ts';
import type { ShownEntry } from '../../contracts/control/journal-forms.ts';

/** What the list keeps of a call. The rest is asked for when the call is opened. */
export interface Call {
  readonly id: number;
  readonly time: string;
  readonly vendor: string;
  readonly operation: string | undefined;
  readonly credential: string | undefined;
  readonly outcome: string;
  readonly status: number;
  readonly line: string;
  readonly reason: Pick<ShownReason, 'subject' | 'path' | 'expected' | 'received' | 'text'> | undefined;
  readonly refusedBy: string | undefined;
  readonly faults: readonly string[];
  readonly isDefect: boolean;
  /** What is searched, in lower case. */
  readonly text: string;
}

/** Of long bodies so many characters are searched. */
const searchedOfBody = 200;

export function summarise(entry: ShownEntry): Call {
  const { id, time, vendor, operation, credentialId, outcome, reply, request, reason, faults } = entry;
  const text = [
    operation ?? '',
    outcome,
    credentialId ?? '',
    request.line,
    reason?.text ?? '',
    request.body.slice(0, searchedOfBody),
    reply.body.slice(0, searchedOfBody),
  ];
  return {
    id,
    time,
    vendor,
    operation,
    credential: credentialId,
    outcome,
    status: reply.status,
    line: request.line,
    reason: reason && {
      subject: reason.subject,
      path: reason.path,
      expected: reason.expected,
      received: reason.received,
      text: reason.text,
    },
    refusedBy: entry.refusedBy,
    faults,
    isDefect: entry.defect !== undefined,
    text: text.join('\n').toLowerCase(),
  };
}
