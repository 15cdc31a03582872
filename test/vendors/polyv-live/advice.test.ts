import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { openControl, sandbox } from '../../control/control.ts';
import { frozen } from '../../core/calls.ts';
import { appId, appSecret, listPath, now, send, signByHand, userId } from './calls.ts';

type Texts = Readonly<Record<string, string>>;

const viewersPath = '/live/v4/user/viewer-record/list';

/** What the explanation says of a signed call with these parameters. */
async function explain(
  parameters: Texts,
  path = listPath,
  values: Texts = {},
  sign = signByHand(parameters),
) {
  const { api, emulator } = openControl({
    default: {
      ...frozen,
      clock: { mode: 'frozen', now: new Date(now).toISOString() },
      credentials: { [polyvLive.name]: { appId, appSecret, userId } },
      assumptions: { values },
    },
  });
  const query = new URLSearchParams({ ...parameters, sign });
  send(emulator, 'GET', `${path}?${query.toString()}`);
  const { body } = await api.get(`${sandbox}/journal/last/explanation`);
  return body as { readonly verdict: string; readonly mistakes: readonly Record<string, string>[] };
}

describe('the explanation of a refused timestamp', () => {
  it.each([
    ['that is missing', {}, 'timestamp-missing'],
    ['that is a word', { timestamp: 'now' }, 'timestamp-malformed'],
    ['with a fraction', { timestamp: `${now}.5` }, 'timestamp-malformed'],
    ['of fourteen digits', { timestamp: `0${now}` }, 'timestamp-malformed'],
    ['in seconds', { timestamp: String(now / 1000) }, 'timestamp-sent-in-seconds'],
    ['of an hour and five minutes ago', { timestamp: String(now - 3_900_000) }, 'timestamp-outside-window'],
    ['of a zone that is behind', { timestamp: String(now - 3_600_000) }, 'local-time-as-utc'],
  ])('tells one %s', async (_, timestamp, id) => {
    const { mistakes } = await explain({ appId, ...timestamp });
    expect(mistakes.map((mistake) => mistake['id'])).toEqual([id]);
    expect(JSON.stringify(mistakes)).not.toContain('NaN');
  });

  it('tells a missing one also where that has a text of its own', async () => {
    const values = { 'polyv-live.missing-common-parameter': 'is required' };
    expect(await explain({ appId }, listPath, values)).toMatchObject({
      mistakes: [{ id: 'timestamp-missing' }],
    });
  });
});

describe('the explanation of a refused sign', () => {
  const parameters = { appId, timestamp: String(now), signatureMethod: 'md5' };

  it.each([[listPath], [viewersPath]])('names a method that nobody knows at %s', async (path) => {
    const { verdict, mistakes } = await explain(parameters, path);
    expect(verdict).toBe('One mistake explains the refusal.');
    expect(mistakes).toMatchObject([
      { id: 'signature-method-unknown', detail: '"md5" is neither MD5 nor SHA256, in capitals.' },
    ]);
  });

  it('does not blame the method where the sandbox takes it for MD5', async () => {
    const values = { 'polyv-live.unknown-signature-method': 'md5' };
    const sign = signByHand(parameters).toLowerCase();
    const { mistakes } = await explain(parameters, listPath, values, sign);
    expect(mistakes.map(({ id }) => id)).toEqual(['digest-in-lower-case']);
  });
});
