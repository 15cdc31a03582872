import { clean, describeReason, type Reason, type Showing } from '../../../contracts/core/contract/reason.ts';
import { encodePart } from '../../../contracts/core/wire/query-string.ts';
import { callName } from '../journal/call-fingerprint.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { DeliveredReply } from './delivery.ts';
import { longestText, toHeaderText } from './header-text.ts';

/** Says in a header why a call was refused, and points to the explanation; the rest of the reply is the vendor's. */
export function markReason(
  entry: JournalEntry,
  reason: Reason,
  sandboxId: string,
  showing: Showing,
): DeliveredReply {
  const said = [
    'x-understudy-reason',
    toHeaderText(inAscii(describeReason(clean(reason, showing)))),
  ] as const;
  const name = encodePart(sandboxId);
  const path = `/api/sandboxes/${name}/journal/${callName(entry)}/explanation`;
  const pointer = name.length > longestText ? [] : [['x-understudy-explain', path] as const];
  return { ...entry.reply, headers: [...entry.reply.headers, said, ...pointer] };
}

/** Our own signs as everybody reads them in a header, where all others than those of ASCII are escaped. */
const inAscii = (text: string): string =>
  text.replaceAll('…', '...').replaceAll('−', '-').replaceAll(/[’‘]/g, "'").replaceAll(/[“”]/g, '"');

/** The reply as the vendor itself would send it. */
export function hideDebugHeaders(reply: DeliveredReply): DeliveredReply {
  return { ...reply, headers: reply.headers.filter(([name]) => !name.startsWith('x-understudy-')) };
}
