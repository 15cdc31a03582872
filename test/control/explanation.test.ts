import { describe, expect, it } from 'vitest';
import { banning, chat, frozen, list, listing, send, write } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const stranger = { ...listing, credential: { secretKey: 'not-the-right-secret' } };
const late = { ...listing, skewSeconds: -90_000 };

/** Where a reply says that its explanation is. */
function explanationOf(headers: readonly (readonly [string, string])[]): string | undefined {
  return headers.find(([name]) => name === 'x-understudy-explain')?.[1];
}

describe('the explanation of a refused call', () => {
  it('stands where the reply says, and under the number of the call, and under "last"', async () => {
    const { api, emulator } = openControl();
    const { reply, entry } = send(emulator, late);
    const path = explanationOf(reply.headers)!;
    expect(path).toMatch(/^\/api\/sandboxes\/default\/journal\/call-1-[0-9a-f]{12}\/explanation$/);
    const { body } = await api.get(path);
    expect(body).toMatchObject({ vendor: chat, outcome: entry.outcome, refusedBy: entry.refusedBy });
    expect(body).toHaveProperty('mistakes.0.id');
    for (const name of [entry.id, 'last'])
      expect((await api.get(`${sandbox}/journal/${name}/explanation`)).body).toEqual(body);
  });

  it('is that of the call itself where calls are equal byte for byte, accepted or refused', async () => {
    const { api, emulator } = openControl({
      default: { ...frozen, random: 1, limits: { 'tencent-chat': { [list]: { perSecond: 1 } } } },
    });
    const [, second, third] = [send(emulator, listing), send(emulator, listing), send(emulator, listing)];
    emulator.sandbox('default')!.clock.advance(2000);
    send(emulator, listing);
    for (const { reply, entry } of [second, third]) {
      const { body } = await api.get(explanationOf(reply.headers)!);
      expect(body).toHaveProperty('reason.text', expect.stringContaining(`call number ${entry.id}`));
    }
  });

  it('is the latest refused one for a name without a number, as older emulators gave it', async () => {
    const { api, emulator } = openControl({
      default: { ...frozen, random: 1, limits: { 'tencent-chat': { [list]: { perSecond: 1 } } } },
    });
    const [, refused] = [send(emulator, listing), send(emulator, listing)];
    emulator.sandbox('default')!.clock.advance(2000);
    send(emulator, listing);
    const path = explanationOf(refused.reply.headers)!
      .replace('/explanation', '')
      .replace('call-2-', 'call-');
    expect((await api.get(path)).body).toHaveProperty('id', 2);
  });

  it('is not that of another call which has the number since the journal was emptied', async () => {
    const { api, emulator } = openControl();
    const { reply } = send(emulator, late);
    await api.post(`${sandbox}/reset`);
    const path = explanationOf(reply.headers)!;
    send(emulator, banning());
    expect((await api.get(path)).body).toEqual(
      problem(404, 'unknown-entry', /: call 1 is another one since the journal was emptied\.$/),
    );
  });

  it('says what was tried, and that the secret may be another, when no mistake reproduces the signature', async () => {
    const { api, emulator } = openControl();
    send(emulator, stranger);
    const { body } = await api.get(`${sandbox}/journal/last/explanation`);
    expect(body).toMatchObject({
      mistakes: [],
      verdict: expect.stringMatching(
        /none of \d+ known mistakes.*\d+ ways were tried: other lines, .*\. The secret may be another.*such as a line for a TLS\.userbuf/,
      ),
    });
  });

  it('names the other app alone where a UserSig is right for its own', async () => {
    const { api, emulator } = openControl({ default: frozen, other: frozen });
    const { sdkAppId } = emulator.sandbox('other')!.credentials.get(chat) as { readonly sdkAppId: number };
    const request = write(emulator, listing);
    const { pathname, searchParams } = new URL(request.url);
    searchParams.set('sdkappid', String(sdkAppId));
    const { method, headers, body } = request;
    emulator.handle(chat, { method, target: `${pathname}?${searchParams.toString()}`, headers, body });
    const reply = await api.get('/api/sandboxes/other/journal/last/explanation');
    expect(reply.body).toMatchObject({ mistakes: [{ id: 'app-mismatch' }] });
  });

  it('says that an accepted call was accepted, and its reply points nowhere', async () => {
    const { api, emulator } = openControl();
    const { reply } = send(emulator, banning());
    expect(explanationOf(reply.headers)).toBeUndefined();
    const { body } = await api.get(`${sandbox}/journal/last/explanation`);
    expect(body).toMatchObject({ outcome: 'success', mistakes: [], verdict: 'The call was accepted.' });
  });

  it.each([
    ['1', 'The journal has no entry 1: it has no calls yet.'],
    ['last', 'The journal has no calls yet.'],
    ['call-0123456789ab', 'The journal has no entry call-0123456789ab: it has no calls yet.'],
  ])('is not found in an empty journal: %s', async (name, sentence) => {
    const reply = await openControl().api.get(`${sandbox}/journal/${name}/explanation`);
    expect(reply.body).toEqual(problem(404, 'unknown-entry', `^${sentence}$`));
  });

  it.each([
    ['0', /entry 0; the latest is 4\.$/],
    ['5', /entry 5; the latest is 4\.$/],
    ['2', /entry 2 any more: it has been dropped, as have all up to 3\.$/],
    [
      'call-2-0123456789ab',
      /entry call-2-0123456789ab any more: it has been dropped, as have all up to 3\.$/,
    ],
    ['call-0123456789ab', /entry call-0123456789ab; it may be one of those that have been dropped\.$/],
  ])('says whether an entry has been dropped or was never there: %s', async (name, sentence) => {
    const { api, emulator } = openControl();
    for (let count = 0; count < 4; count += 1) send(emulator, banning());
    emulator.sandbox('default')!.journal.cut({ calls: 1, bytes: 1e9 });
    const reply = await api.get(`${sandbox}/journal/${name}/explanation`);
    expect(reply.body).toEqual(problem(404, 'unknown-entry', sentence));
  });

  it.each(['first', '-1', '1.5', 'call-xyz', 'call-1-', 'call-x-0123456789ab'])(
    'refuses what can be no name of a call: %s',
    async (name) => {
      const reply = await openControl().api.get(`${sandbox}/journal/${name}/explanation`);
      expect(reply.body).toMatchObject(problem(422, 'invalid-input', /^entry: /));
    },
  );
});

describe('the explanation of a pasted request', () => {
  const pasted = (call: typeof listing) => {
    const { emulator, api } = openControl();
    const { method, url, headers } = write(emulator, call);
    const { pathname, search, host } = new URL(url);
    const request = {
      vendor: chat,
      method,
      target: `${pathname}${search}`,
      headers: [...headers, ['Host', host]],
    };
    return { emulator, api, request: { ...request, body: JSON.stringify(call.input) } };
  };

  it('checks it and leaves no trace of it', async () => {
    const { api, emulator, request } = pasted(stranger);
    const { body } = await api.post(`${sandbox}/explanations`).send(request);
    expect(body).toMatchObject({ vendor: chat, mistakes: [], scheme: expect.any(String) });
    expect(emulator.sandbox('default')!.journal.entries()).toEqual([]);
  });

  it('checks it at the time that is said', async () => {
    const { api, request } = pasted(listing);
    const now = await api.post(`${sandbox}/explanations`).send(request);
    expect(now.body).toHaveProperty('outcome', 'success');
    const later = await api.post(`${sandbox}/explanations`).send({ ...request, at: '2033-01-01T00:00:00Z' });
    expect(later.body).not.toHaveProperty('outcome', 'success');
  });

  it('refuses a vendor that does not exist, with the nearest name', async () => {
    const { api, request } = pasted(listing);
    const reply = await api.post(`${sandbox}/explanations`).send({ ...request, vendor: 'tencent-caht' });
    expect(reply.body).toEqual(problem(404, 'unknown-name', /Did you mean "tencent-chat"/));
  });
});
