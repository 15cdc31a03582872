import { describe, expect, it } from 'vitest';
import { ban, banning, chat, frozen, list, listing, noon, send } from '../core/calls.ts';
import { answer, openControl, problem, sandbox } from './control.ts';

const journal = `${sandbox}/journal`;

/** A sandbox that has seen a ban, a list, a list with a wrong secret, and a ban in no room. */
function openJournal() {
  const control = openControl({ default: { ...frozen, faults: [] } });
  send(control.emulator, banning());
  send(control.emulator, listing);
  send(control.emulator, { ...listing, credential: { secretKey: 'wrong' } });
  send(control.emulator, { ...banning(), input: { RoomId: 'x', MemberList_Account: ['a'], Duration: 1 } });
  return control;
}

const idsOf = (reply: Parameters<typeof answer>[0]) => answer(reply).entries.map(({ id }) => id);

describe('the journal', () => {
  it('shows calls oldest first, with everything that decided them', async () => {
    const { body } = await openJournal().api.get(journal);
    expect(body).toMatchObject({ next: 4, dropped: 0 });
    expect(body).toHaveProperty('entries.length', 4);
    expect(body).toHaveProperty(
      'entries.2',
      expect.objectContaining({
        id: 3,
        time: noon,
        vendor: chat,
        operation: list,
        credentialId: '1400000000',
        outcome: '70009',
        refusedBy: 'usersig',
        faults: [],
      }),
    );
  });

  it('shows the request with its secrets masked, and the reply', async () => {
    const { body } = await openJournal().api.get(`${journal}/1`);
    expect(body).toMatchObject({
      request: {
        line: expect.stringMatching(
          /^POST \/v4\/live_engine_http_srv\/ban_member\?.*usersig=\*\*\*/,
        ) as string,
        body: '{"RoomId":"test","MemberList_Account":["user1"],"Duration":3600}',
      },
      reply: { status: 200, body: expect.stringContaining('"ErrorCode":0') as string },
    });
  });

  it('holds nothing that is not deterministic, unless it is asked for', async () => {
    const { api, emulator } = openJournal();
    const { request } = emulator.sandbox('default')!.journal.find(1)!;
    const timing = { connection: 1, opened: 1, isReused: false, arrived: 1, left: 1, answeredIn: 0.25 };
    Object.assign(request, { timing });
    expect((await api.get(`${journal}/1`)).body).not.toHaveProperty('milliseconds');
    expect((await api.get(`${journal}/1?measured=true`)).body).toHaveProperty('milliseconds', 0.25);
  });

  it.each([
    [`vendor=${chat}`, [1, 2, 3, 4]],
    ['vendor=polyv-live', []],
    [`operation=${ban}`, [1, 4]],
    ['outcome=success', [1, 2]],
    [`operation=${list}&outcome=70009`, [3]],
    ['after=2', [3, 4]],
    ['after=1&limit=2', [2, 3]],
    ['after=99', []],
  ])('is filtered by %s', async (query, ids) => {
    expect(idsOf(await openJournal().api.get(`${journal}?${query}`))).toEqual(ids);
  });

  it('is read to its end by asking for what comes after', async () => {
    const { api } = openJournal();
    const pages: number[][] = [];
    for (let after = 0, isEnd = false; !isEnd;) {
      const reply = await api.get(`${journal}?limit=3&after=${after}`);
      pages.push(idsOf(reply));
      isEnd = idsOf(reply).length === 0;
      after = answer(reply).next;
    }
    expect(pages).toEqual([[1, 2, 3], [4], []]);
  });

  it('shows 100 calls unless asked for more, and exports all', async () => {
    const { api, emulator } = openControl();
    for (let call = 0; call < 120; call += 1) send(emulator, listing);
    expect(idsOf(await api.get(journal))).toHaveLength(100);
    expect(idsOf(await api.get(`${journal}?limit=1000`))).toHaveLength(120);
    expect((await api.get(`${journal}?format=har`)).body).toHaveProperty('log.entries.length', 120);
    expect((await api.get(`${journal}?format=curl`)).text.split('\n')).toHaveLength(120);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=x', 'limit'],
    ['after=-1', 'after'],
    ['format=xml', 'format'],
    ['measured=yes', 'measured'],
    ['vendor=tencent-caht', 'vendor'],
    ['operation=ban_membr', 'operation'],
    ['outcome=sucess', 'outcome'],
  ])('refuses a wrong query and names its field: %s', async (query, path) => {
    const reply = await openJournal().api.get(`${journal}?${query}`);
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', `^${path}: `));
    expect(reply.body).toHaveProperty('errors.0.path', path);
  });

  it.each(['5', '0'])('answers 404 for an entry that it does not have: %s', async (entry) => {
    const reply = await openJournal().api.get(`${journal}/${entry}`);
    expect(reply.body).toEqual(problem(404, 'unknown-entry', `no entry ${entry}`));
  });
});

describe('an export of the journal', () => {
  it('is a curl line for one call, with a mask where a secret was', async () => {
    const { text, type } = await openJournal().api.get(`${journal}/1?format=curl`);
    expect(type).toBe('text/plain');
    expect(text).toMatch(
      /^curl .*-X POST 'http:\/\/tencent-chat\.test\/v4\/live_engine_http_srv\/ban_member\?/,
    );
    expect(text).toContain('usersig=***');
    expect(text).toContain(`--data-raw '{"RoomId":"test"`);
  });

  it('is an HTTP Archive for one call, whose sizes are bytes', async () => {
    const { api, emulator } = openControl();
    send(emulator, { ...listing, input: { RoomId: '房间' } });
    const { body } = await api.get(`${journal}/1?format=har`);
    expect(body).toMatchObject({
      log: { version: '1.2', creator: { name: 'understudy', version: '1.2.3' } },
    });
    expect(body).toHaveProperty('log.entries.0.request.bodySize', Buffer.byteLength('{"RoomId":"房间"}'));
    expect(body).toHaveProperty('log.entries.0.request.method', 'POST');
    expect(body).toHaveProperty('log.entries.0.response.status', 200);
    expect(JSON.stringify(body)).toContain('"name":"usersig","value":"***"');
  });
});

describe('verifying the journal', () => {
  const verify = (expectation: object) => openJournal().api.post(`${journal}/verify`).send(expectation);

  it.each([
    [{ match: { operation: ban }, times: 2 }, true, 2, 'exactly 2'],
    [{ match: { operation: ban }, times: 1 }, false, 2, 'exactly 1'],
    [{ match: { outcome: 'success' }, atLeast: 2 }, true, 2, 'at least 2'],
    [{ match: { outcome: 'success' }, atLeast: 3 }, false, 2, 'at least 3'],
    [{ match: { vendor: chat }, atMost: 4 }, true, 4, 'at most 4'],
    [{ match: { vendor: chat }, atMost: 3 }, false, 4, 'at most 3'],
    [{ match: { operation: ban, where: { RoomId: 'x' } }, times: 1 }, true, 1, 'exactly 1'],
    [{ match: { where: { Duration: '3600' } }, times: 1 }, true, 1, 'exactly 1'],
    [{ match: { vendor: 'polyv-live' }, times: 0 }, true, 0, 'exactly 0'],
  ])('says whether calls were made as expected: %j', async (expectation, pass, count, expected) => {
    expect((await verify(expectation)).body).toMatchObject({ pass, count, expected });
  });

  it('shows the last three calls that came near, when it fails', async () => {
    const { body } = await verify({ match: { vendor: chat, operation: ban, outcome: '100006' }, times: 1 });
    expect(idsOf({ body: { entries: (body as { nearest: unknown }).nearest } } as never)).toEqual([2, 3, 4]);
  });

  it('shows no near misses when it passes', async () => {
    expect((await verify({ match: { operation: ban }, times: 2 })).body).toHaveProperty('nearest', []);
  });

  it.each([
    [{ match: {}, times: -1 }, 'times'],
    [{ match: {} }, 'times'],
    [{ match: { vendor: 1 }, atMost: 1 }, 'match.vendor'],
    [{ match: { vendor: 'tencent-caht' }, atMost: 1 }, 'match.vendor'],
    [{ match: { operation: 'ban' }, times: 0 }, 'match.operation'],
    [{ match: { outcome: '1' }, times: 0 }, 'match.outcome'],
    [{ match: { where: { RoomID: 'x' } }, times: 0 }, 'match.where.RoomID'],
  ])('refuses what can never match, and names its path: %j', async (expectation, path) => {
    const reply = await verify(expectation);
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', `^${path}: `));
  });
});
