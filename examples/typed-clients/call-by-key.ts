import type { PolyvLiveClient } from 'understudy-live/clients/polyv-live';

/** Makes a call by the vendor's own name for it: signed as all others, the input and the output as they are. */
export async function listForbidden(polyv: PolyvLiveClient, pageNumber: number): Promise<unknown> {
  const { output } = await polyv.call('v4/chat/forbid/list', { pageNumber, aNewParameter: 'Y' });
  return output;
}
