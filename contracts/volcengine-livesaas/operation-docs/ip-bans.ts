// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const ipBans: OperationDocs = {
  updateActivityIpBanStatus: {
    summary: 'Bans addresses from an activity, or lets them back in.',
    details:
      'Nobody can enter the room from a banned address until the ban is lifted. Whether those are put out who are inside is not documented; the emulator does so. One activity bans at most 1000 addresses. What a call gets whose addresses are all in the wanted state already is not documented.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      BanStatus: '0 lifts bans, 1 bans.',
      Ips: 'The addresses: 1 to 50. `listActivityUsers` shows them. Which forms they may have is not documented.',
    },
    output: {
      Status: '`true`: it is done. `false` is never given; no page says when it would be.',
    },
  },
  getActivityBanIps: {
    summary: 'Lists the addresses that are banned from an activity.',
    details:
      'The whole list comes at once. Since July 2025 the vendor counts this call among its historical ones.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
    },
    output: {
      Ips: 'The banned addresses as they were given. The order is not documented.',
    },
  },
};
