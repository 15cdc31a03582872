import type { LimitHelp } from './limit-help.ts';

export const polyvLimits: LimitHelp = {
  notThere: ['illegal channel id: {id}'],
  asciiFields: [],
  bases: {
    updateBannedUsers: { input: { viewerIds: ['test', 'a'], banned: 'Y' } },
    createChannel: { input: { name: 'a', newScene: 'seminar', template: 'seminar' } },
    addBadWords: { input: { words: ['a', 'b'] } },
  },
  // Each viewer needs a name.
  fit: (input) => {
    const { viewerIds, nickNames } = input;
    if (!Array.isArray(viewerIds) || !Array.isArray(nickNames)) return input;
    return { ...input, nickNames: viewerIds.map((_, index) => (nickNames as unknown[])[index] ?? 'name') };
  },
  made: {},
  outOfReach: {},
};
