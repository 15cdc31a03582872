import type { DemoNames, LoadCall } from '../core/contract/demo.ts';

/** The demo state: the activity of the vendor's samples, with some viewers. */
export function demoState({ people, company }: DemoNames) {
  return {
    activities: [
      {
        ActivityId: '1819171234140099',
        Name: company,
        users: people.map((UserName, index) => ({
          UserId: String(1820211234043371n + BigInt(index)),
          UserName,
        })),
      },
    ],
  };
}

export const load: LoadCall = {
  operation: 'SilenceUserAPI',
  input: { ActivityId: 1819171234140099n, UserId: 1820211234043371n, Status: true },
};
