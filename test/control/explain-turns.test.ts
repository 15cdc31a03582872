import { describe, expect, it, vi } from 'vitest';
import { explainCallInParts } from '../../emulator/control/explain-call.ts';
import { createEmulator } from '../../emulator/index.ts';
import { noon } from '../core/calls.ts';
import { polyv } from '../corpora/signers/polyv-live.ts';
import { signedBy } from '../corpora/signers/tencent-chat.ts';
import { tc3, v1 } from '../corpora/signers/tencent-trtc.ts';
import { volc } from '../corpora/signers/volcengine-livesaas.ts';
import type { Sent } from '../corpora/sample.ts';
import { takeShare } from '../share.ts';

const work = vi.hoisted(() => {
  // Files of a worker share what they import, so that otherwise nothing would be counted behind another file.
  vi.resetModules();
  return { digests: 0, bytes: 0 };
});

vi.mock('../../contracts/core/wire/digest.ts', async (original) => {
  const real = await original<typeof import('../../contracts/core/wire/digest.ts')>();
  const counted = (data: string | Uint8Array): void => {
    work.digests += 1;
    work.bytes += data.length;
  };
  return {
    ...real,
    sha256Hex: (data: string | Uint8Array) => {
      counted(data);
      return real.sha256Hex(data);
    },
    digestHex: (...args: Parameters<typeof real.digestHex>) => {
      counted(args[1]);
      return real.digestHex(...args);
    },
    md5Hex: (data: string | Uint8Array) => {
      counted(data);
      return real.md5Hex(data);
    },
    hmac: (...args: Parameters<typeof real.hmac>) => {
      counted(args[2]);
      return real.hmac(...args);
    },
    hmacHex: (...args: Parameters<typeof real.hmacHex>) => {
      counted(args[2]);
      return real.hmacHex(...args);
    },
  };
});

/** What may be hashed before others have their turn: some milliseconds of work on any machine. */
const most = { digests: 1000, bytes: 4_000_000 };

const nobody = 'a secret of nobody, so that everything is tried';
const fields = Array.from({ length: 150 }, (_, at) => `"field${at}":"${'值'.repeat(12)}${at}"`);
const long = `{"SdkAppId":1400188366,"RoomId":10006,"UserId":"29376","IsMute":1,${fields.join(',')}}`;
const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`extra${at}`, `value ${at} 值`]));

const calls: readonly (readonly [title: string, vendor: string, sent: Sent])[] = [
  ['TC3 with a long body', 'tencent-trtc', tc3({ body: long, secret: nobody })],
  ['Volcengine with a long body', 'volcengine-livesaas', volc({ body: long, secret: nobody })],
  ['a UserSig', 'tencent-chat', signedBy({ secret: nobody })],
  ['v1 with many fields', 'tencent-trtc', v1({ fields: many, secret: nobody })],
  ['Polyv with many parameters', 'polyv-live', polyv({ query: many, secret: nobody })],
];

describe('an explanation', () => {
  // Each takes many seconds; by day one of each kind is enough: a body that is hashed, a UserSig, and a list of parameters.
  it.each(takeShare(calls, 2))(
    'hashes no more in one turn than a bound: %s',
    (_, vendor, { body = '', headers = [], ...sent }) => {
      const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now: noon } } } });
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const { entry } = emulator.handle(vendor, { ...sent, headers, body: bytes });
      const turns: (typeof work)[] = [];
      const search = explainCallInParts(entry, emulator.sandbox('default')!, emulator);
      for (let done: boolean | undefined = false; done !== true;) {
        Object.assign(work, { digests: 0, bytes: 0 });
        ({ done } = search.next());
        turns.push({ ...work });
      }
      expect(turns.length).toBeGreaterThan(20);
      expect(turns.reduce((sum, { digests }) => sum + digests, 0)).toBeGreaterThan(100);
      expect(Math.max(...turns.map(({ digests }) => digests))).toBeLessThan(most.digests);
      expect(Math.max(...turns.map(({ bytes: hashed }) => hashed))).toBeLessThan(most.bytes);
    },
    60_000,
  );
});
