import { header } from '../../../contracts/core/wire/http.ts';
import type { LoggedRecord } from '../../../emulator/shared/shared-log.ts';
import { readSandboxRecord } from '../../../emulator/shared/shared-record.ts';
import { version } from '../../../emulator/version.ts';
import { createModel, type Ask, type SandboxModel, type Said } from './model.ts';

/** A call of a client: what it asked, when, and what it was told, if it was. Times are of one monotonic clock. */
export interface Asked {
  readonly mark: string;
  readonly ask: Ask;
  readonly start: number;
  end?: number;
  said?: Said;
}

/** A call as the log has it; without a mark it is a second of the sandbox's clock. */
interface Placed {
  readonly sequence: number;
  readonly mark?: string;
}

/** The header by which a call is found again in the log. */
export const markHeader = 'x-call-mark';

/** What was asked of one sandbox, and the order that the log gave it. */
export interface History {
  readonly asked: Map<string, Asked>;
  readonly placed: Placed[];
}

/** Notes a record of the log, and the calls in it in their order. Gives its kind. */
export function placeRecord(history: History, { sequence, bytes }: LoggedRecord): string | undefined {
  const read = readSandboxRecord(bytes, version);
  if ('wrong' in read) return undefined;
  const { record } = read;
  if (record.kind === 'control' && record.operation === 'advanceClock') history.placed.push({ sequence });
  for (const { request } of record.kind === 'calls' ? record.calls : []) {
    const mark = header(request.headers, markHeader);
    if (mark !== undefined) history.placed.push({ sequence, mark });
  }
  return record.kind;
}

/**
 * Holds a history against the model, in the order of the log. That order must be one that callers could have seen: what was
 * answered before another call was begun stands before it. Gives what is wrong, in sentences, and the model at the end.
 */
export function judge(
  name: string,
  { asked, placed }: History,
): { readonly wrong: string[]; readonly model: SandboxModel } {
  const wrong: string[] = [];
  const model = createModel();
  const seen = new Set<string>();
  let latestStart: Asked | undefined;
  for (const { mark, sequence } of placed) {
    if (mark === undefined) {
      model.tick();
      continue;
    }
    const call = asked.get(mark);
    if (!call) {
      wrong.push(`${name}, record ${sequence}: nobody has asked for ${mark}`);
      continue;
    }
    if (seen.has(mark)) wrong.push(`${name}, record ${sequence}: ${mark} is there twice`);
    seen.add(mark);
    const expected = model.answer(call.ask);
    if (call.said !== undefined && call.said !== expected)
      wrong.push(`${name}, record ${sequence}, ${call.ask.kind}: ${call.said}; expected ${expected}`);
    if (latestStart && call.end !== undefined && call.end < latestStart.start)
      wrong.push(
        `${name}, record ${sequence}: ${mark} was answered before ${latestStart.mark} was asked, and stands behind it`,
      );
    if (!latestStart || call.start > latestStart.start) latestStart = call;
  }
  for (const [mark, { said }] of asked)
    if (said !== undefined && !seen.has(mark))
      wrong.push(`${name}: ${mark} was answered with ${said}, and is not in the log`);
  return { wrong, model };
}
