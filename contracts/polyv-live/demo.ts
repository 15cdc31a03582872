import type { DemoNames, LoadCall } from '../core/contract/demo.ts';

/** The demo state: the viewers of the vendor's samples, two of them muted and one of these kicked as well. */
export function demoState({ people }: DemoNames) {
  return {
    channels: [{ channelId: '1003' }],
    viewers: people.map((nickName, index) => ({
      viewerId: String(618948782650200n + BigInt(index)),
      nickName,
      banned: index < 2 ? ('Y' as const) : ('N' as const),
      kicked: index < 1 ? ('Y' as const) : ('N' as const),
      operationTime: 1_693_980_442_776 - index,
    })),
  };
}

export const load: LoadCall = {
  operation: 'v4/chat/forbid/kick-users',
  input: { viewerIds: ['618948782650201'], nickNames: ['viewer'] },
  assumptions: { 'polyv-live.domain-limit': 'off' },
};
