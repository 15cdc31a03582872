import { afterAll, beforeAll } from 'vitest';
import { openNatsLog } from '../../emulator/shared/nats/nats-log.ts';
import { describeLog } from './log-contract.ts';
import { startNatsCluster, type NatsCluster } from './nats-cluster.ts';

for (const size of [1, 3]) {
  let cluster: NatsCluster;
  let logs = 0;
  beforeAll(async () => {
    cluster = await startNatsCluster({ size });
  }, 120_000);
  afterAll(() => cluster.end());

  describeLog(`NATS on ${size} node${size > 1 ? 's' : ''}`, () => {
    logs += 1;
    const name = `log ${size}.${logs} *>`;
    return Promise.resolve(() => openNatsLog({ url: cluster.url, name, trimAfterMilliseconds: 0 }));
  });
}
