import { createPolyvLiveClient, type PolyvLiveOptions } from 'understudy-live/clients/polyv-live';

/** Kicks a viewer out of all channels, unless that is so already; says whether it did. */
export async function kickOut(viewerId: string, options: PolyvLiveOptions): Promise<boolean> {
  const polyv = createPolyvLiveClient(options);
  const { contents } = await polyv.listForbiddenUsers({});
  if (contents.some((viewer) => viewer.viewerId === viewerId && viewer.kicked === 'Y')) return false;
  await polyv.kickUsers({ viewerIds: [viewerId], nickNames: [viewerId] });
  return true;
}
