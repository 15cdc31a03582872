import { printJson, readJson } from '../core/json.ts';
import type { Understanding } from '../core/vendor.ts';

/** The envelope of v1 to v3, which the chat bans keep on their v4 paths. `data` is `""` after a failure. */
export function printSuccess(data: unknown): string {
  return printJson({ code: 200, status: 'success', message: '', data });
}

/** `status` reads `fail` when the work failed (500) and `error` when the call was refused. */
export function printFailure(code: number, message: string): string {
  return printJson({ code, status: code >= 500 ? 'fail' : 'error', message, data: '' });
}

/**
 * Reads a reply by its body alone: Polyv's errors may come with any HTTP status.
 * The newer envelope, which says `error.desc` and `requestId`, is understood as well.
 */
export function readEnvelope(body: string): Understanding {
  const json = readJson(body);
  const envelope = 'value' in json ? toRecord(json.value) : {};
  const { code, message, data } = envelope;
  if (typeof code !== 'number') return { kind: 'foreign' };
  const requestId = toText(envelope['requestId']);
  if (code === 200) return { kind: 'output', output: data, requestId };
  const said = toText(message) || toText(toRecord(envelope['error'])['desc']);
  return { kind: 'error', code, message: said ?? '', requestId };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
