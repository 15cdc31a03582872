import { describe, expect, it } from 'vitest';
import { explain } from '../corpora/ask.ts';
import { samplesOf } from '../corpora/sample.ts';

const scope = '2023-11-14/trtc/tc3_request';
const wrong = '0'.repeat(64);

/** Calls with a signature that nothing reproduces. */
const trtc = (body: string) =>
  samplesOf('tencent-trtc')(
    body,
    {
      method: 'POST',
      target: '/',
      headers: [
        ['Host', '127.0.0.1:4012'],
        ['Content-Type', 'application/json'],
        ['X-TC-Action', 'RemoveUser'],
        ['X-TC-Version', '2019-07-22'],
        ['X-TC-Timestamp', '1700000000'],
        ['X-TC-Region', 'ap-singapore'],
        [
          'Authorization',
          `TC3-HMAC-SHA256 Credential=AKIDfake0000000000000000000000000000/${scope}, SignedHeaders=content-type;host, Signature=${wrong}`,
        ],
      ],
      body,
    },
    /./,
  );
const volcengine = (body: string) =>
  samplesOf('volcengine-livesaas')(
    body,
    {
      method: 'POST',
      target: '/?Action=UpdateActivityUserBanStatus&Version=2023-08-01',
      headers: [
        ['Host', '127.0.0.1:4013'],
        ['Content-Type', 'application/json'],
        ['X-Date', '20231114T221320Z'],
        [
          'Authorization',
          `HMAC-SHA256 Credential=AKLTFAKE000000000000000000000000/20231114/cn-north-1/livesaas/request, SignedHeaders=host;x-date, Signature=${wrong}`,
        ],
      ],
      body,
    },
    /./,
  );

describe('a body with whole numbers beyond 2^53', () => {
  it.each([
    '{"ActivityId":7189823456789012345}',
    '{"ActivityId":1,"UserIds":[7189823456789012345,7189823456789012346]}',
    '{"ActivityId":1,"UserIds":[[7189823456789012345]],"More":{"Id":7189823456789012345}}',
    '[7189823456789012345]',
    '7189823456789012345',
  ])('is explained like any other, where nothing reproduces the signature: %s', (body) => {
    expect(explain(volcengine(body)).verdict).toContain('The signature is not right');
    expect(explain(trtc(body)).outcome).toMatch(/^AuthFailure\.SignatureFailure$|^InvalidParameter/);
  });
});
