import { expect, it } from 'vitest';
import { explainCallInParts } from '../../emulator/control/explain-call.ts';
import { createEmulator } from '../../emulator/index.ts';
import { createLocalControl } from '../../emulator/testing/local-control.ts';
import { noon } from '../core/calls.ts';
import { volc } from '../corpora/signers/volcengine-livesaas.ts';

const vendor = 'volcengine-livesaas';
const secret = 'a secret of nobody';
const { body = '', headers = [], ...sent } = volc({ secret });

it('looks for a mistake once, and again when another sandbox is there, which may have the secret', () => {
  const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now: noon } } } });
  const { entry } = emulator.handle(vendor, { ...sent, headers, body: Buffer.from(body) });

  /** How much was hashed and compared, and what it came to. */
  const explain = (): { readonly work: number; readonly told: unknown } => {
    const explaining = explainCallInParts(entry, emulator.sandbox('default')!, emulator);
    let [work, step] = [0, explaining.next()];
    for (; step.done !== true; step = explaining.next()) work += step.value;
    return { work, told: step.value };
  };

  const first = explain();
  const second = explain();
  expect(second.told).toEqual(first.told);
  expect(second.work).toBeLessThan(first.work / 20);

  const control = createLocalControl({
    emulator,
    version: '1',
    controlUrl: () => 'http://control.test',
    baseUrlOf: (name) => `http://${name}.test`,
  });
  control.createSandbox({
    body: { name: 'other', credentials: { [vendor]: { accessKeyId: 'AKLTOTHER', secretAccessKey: secret } } },
  });
  const third = explain();
  expect(JSON.stringify(first.told)).not.toContain('another sandbox');
  expect(JSON.stringify(third.told)).toContain('another sandbox');
});
