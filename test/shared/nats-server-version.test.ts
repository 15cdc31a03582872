import { expect, it } from 'vitest';
import { describeOldServer } from '../../emulator/shared/nats/connect.ts';

it.each(['2.9.10', '2.2.0', '1.4.1'])(
  'nats-server %j is warned of where several servers keep the log',
  (version) => {
    expect(describeOldServer(version, 3)).toContain('Use 2.10 or later.');
    expect(describeOldServer(version, 1)).toBeUndefined();
  },
);

it.each(['2.10.27', '2.10.0', '2.11.4', '3.0.0', '2.12.0-beta.1', ''])(
  'nats-server %s is not warned of',
  (version) => {
    expect(describeOldServer(version, 3)).toBeUndefined();
  },
);
