import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import { readJson } from '../../contracts/core/wire/json.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Exchange } from '../../emulator/core/engine/emulator.ts';
import type { Attempt } from './attempts.ts';
import type { WireReply } from './replies.ts';
import { bytesOf } from './requests.ts';
import type { Setup } from './setup.ts';
import { say } from './wire.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

/** Makes an attempt and checks what came of it. Throws when anything is amiss. */
export async function tryAttempt(setup: Setup, attempt: Attempt): Promise<void> {
  const { vendor, shape } = attempt;
  const baseUrl = setup.server.baseUrls[vendor.name]!;
  const sandbox = setup.setUp(attempt);
  const before = setup.stateOf(vendor.name);
  const credential = sandbox.credentials.get(vendor.name);
  const bytes = bytesOf(attempt, { baseUrl, now: sandbox.clock.now(), credential });
  const method = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'HEAD ' ? 'HEAD' : 'GET';

  const isWhole = shape.kind === 'signed' || shape.kind === 'body';
  const replies = isWhole
    ? [await setup.wire(vendor.name).exchange(bytes, method)]
    : await talk(baseUrl, bytes, method);
  const heard = setup.heard();
  // A field that is too long for a query never arrives.
  const isTooLong = replies[0]?.status === 431;
  if (isWhole && heard.length !== (isTooLong ? 0 : 1))
    throw new Error(`One call was made, and ${heard.length} were heard.`);
  for (const [index, reply] of replies.entries())
    checkReply(vendor, reply, heard[index], method === 'HEAD' && index === 0);
  for (const exchange of heard) await checkEntry(setup, exchange);
  const isRefused = heard.every(({ entry }) => entry.outcome !== 'success');
  if (isRefused && setup.stateOf(vendor.name) !== before) throw new Error('A refusal has changed the state.');
  checkPrototypes();
}

async function talk(url: string, bytes: Uint8Array, method: string): Promise<readonly WireReply[]> {
  const { replies, rest } = await say(url, bytes, method);
  // What begins as a handshake of TLS is answered in TLS: by an alert, or by the end of the connection.
  if (bytes[0] === 0x16 && bytes[1] === 3 && (rest.length === 0 || rest[0] === 0x15)) return [];
  if (rest.length > 0)
    throw new Error(`After ${replies.length} replies came ${JSON.stringify(rest.toString())}`);
  const isEmpty = /^[\r\n]*$/.test(Buffer.from(bytes).toString('latin1'));
  if (replies.length === 0 && !isEmpty) throw new Error('There was no reply.');
  return replies;
}

/** Holds a reply against the vendor's envelope. */
function checkReply(vendor: Vendor, reply: WireReply, exchange: Exchange | undefined, isHead: boolean): void {
  if (reply.headers.has('x-understudy-defect')) throw new Error(`A defect: ${exchange?.entry.defect ?? '?'}`);
  const isEmpty = reply.body === '' && (reply.status === 404 || reply.headers.has('allow'));
  const isBare = isHead || isEmpty || reply.status === 100;
  if (isBare) return;
  const json = readJson(reply.body);
  if ('problem' in json) throw new Error(`The reply is not JSON: ${reply.body}`);
  const { operation, outcome } = exchange?.entry ?? {};
  const known =
    operation === undefined ? Object.values(vendor.operations) : [findOperation(vendor, operation)!];
  const forms = known.map((each) => vendor.bodies(each)[outcome === 'success' ? 'success' : 'refusal']);
  if (!forms.some((form) => form.safeParse(json.value).success))
    throw new Error(`The reply is not in the envelope of ${vendor.name}: ${reply.body}`);
  if (outcome === 'success') return;
  const understood = vendor.codec.understand({ status: reply.status, headers: [], body: reply.body });
  if (understood.kind !== 'error') throw new Error(`The reply is no refusal: ${reply.body}`);
  if (identifyError(vendor, understood.code, understood.message) === undefined && understood.message !== '')
    throw new Error(`${vendor.name} has no such error: ${reply.body}`);
}

/** Whatever was sent, the control API can show it, explain it and analyze it. */
async function checkEntry(setup: Setup, { entry }: Exchange): Promise<void> {
  if (entry.defect !== undefined) throw new Error(entry.defect);
  const path = '/api/sandboxes/default';
  const ofEntry = `journal/${entry.id}`;
  const views = [
    `${ofEntry}/explanation`,
    'findings',
    `${ofEntry}?format=har`,
    `${ofEntry}?format=curl`,
    'journal',
  ];
  // One of them for every fifth call, to save time; which one follows from the call alone.
  const view = views[(entry.request.target.length + entry.request.body.length) % (5 * views.length)];
  if (view === undefined) return;
  const host = new URL(setup.server.controlUrl).host;
  const request = `GET ${path}/${view} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const reply = await setup.wire('control').exchange(Buffer.from(request), 'GET');
  if (reply.status !== 200) throw new Error(`${view} answers ${reply.status}: ${reply.body}`);
}

function checkPrototypes(): void {
  const strange = Object.keys(Object.prototype);
  if (strange.length > 0) throw new Error(`Every object has now ${strange.join()}.`);
}
