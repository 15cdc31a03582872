import { printJson, readJson } from '../../core/wire/json.ts';
import type { Understanding } from '../../core/contract/vendor.ts';

/** The envelope of v1 to v3, which the chat bans keep on their v4 paths. */
export function printSuccess(data: unknown): string {
  return printJson({ code: 200, status: 'success', message: '', data });
}

/** `status` reads `fail` when the work failed (500) and `error` when the call was refused. */
export function printFailure(code: number, message: string, data: '' | null): string {
  return printJson({ code, status: code >= 500 ? 'fail' : 'error', message, data });
}

/** The envelope of v4, which names the call and has no message. */
export function printNewerSuccess(data: unknown, requestId: string): string {
  return printJson({ code: 200, status: 'success', requestId, data, success: true });
}

/** What went wrong is in `error`, which has a code of its own. */
export function printNewerFailure(
  code: number,
  error: { readonly code: number; readonly desc: string },
  requestId: string,
): string {
  return printJson({ code, status: 'error', requestId, error, success: false });
}

/**
 * Reads a reply by its body alone: Polyv's errors may come with any HTTP status.
 * Both envelopes are understood, whichever endpoint answers in which.
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
