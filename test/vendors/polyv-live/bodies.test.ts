import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../../contracts/polyv-live/diagnosis/diagnose.ts';
import { kickPath, mutePath, post, rows, send, signedQuery, startEmulator, submitParts } from './calls.ts';

const error = (code: number, message: string) => ({ code, status: 'error', message, data: '' });
const success = { code: 200, status: 'success', message: '', data: 'SUCCESS' };
const emptyField = 'param should not be empty: {field}';
const named = { viewerIds: ['a'], nickNames: ['A'] };

describe('a JSON body', () => {
  const spring = { values: { 'polyv-live.bad-json': 'text of the framework' } };

  it.each([
    ['no body', '', 'Required request body is missing'],
    ['a body of null', 'null', 'Required request body is missing'],
    ['a list', '[]', 'JSON parse error: Cannot deserialize the body'],
    ['a text for a list', '{"viewerIds":"a"}', 'JSON parse error: Cannot deserialize the body'],
  ])('answers %s with json format error, or in the framework’s words', (_, body, words) => {
    expect(post(startEmulator(), kickPath, body).json).toEqual(error(400, 'json format error'));
    expect(post(startEmulator(spring), kickPath, body).json).toEqual(error(400, words));
  });

  it('names the empty list of viewers before the names that are missing beside it', () => {
    const empty = { viewerIds: [] };
    const told = { 'polyv-live.missing-json-field': emptyField };
    expect(post(startEmulator({ values: told }), kickPath, empty).json).toEqual(
      error(400, 'param should not be empty: viewerIds'),
    );
    const tolerant = startEmulator({ values: { ...told, 'polyv-live.empty-list': 'succeed' } });
    expect(post(tolerant, kickPath, empty).json).toEqual(error(400, 'param should not be empty: nickNames'));
  });

  it.each([
    ['missing', {}],
    ['null', { viewerIds: null }],
    ['empty', { viewerIds: '' }],
  ])('is told apart from one whose field is %s by nothing, unless the sandbox says otherwise', (_, field) => {
    const body = { nickNames: ['A'], ...field };
    expect(post(startEmulator(), kickPath, body).json).toEqual(error(400, 'json format error'));
    const told = startEmulator({ values: { 'polyv-live.missing-json-field': emptyField } });
    expect(post(told, kickPath, body).json).toEqual(error(400, 'param should not be empty: viewerIds'));
  });

  it('lacks a scene as it lacks any field, and a name in words of their own', () => {
    const create = (body: object) => post(startEmulator(), '/live/v4/channel/create', body).json;
    expect(create({ name: 'a', template: 'ppt' })).toMatchObject({ error: { desc: 'json format error' } });
    expect(create({ newScene: 'alone', template: 'ppt' })).toMatchObject({
      error: { desc: '直播名称不能为空' },
    });
  });

  it('says that a channel is missing in the query by its field, since that is not JSON', () => {
    const reply = post(startEmulator(), '/live/v4/chat/channel/forbid/kick-users', named);
    expect(reply.json).toEqual(error(400, 'param should not be empty: channelId'));
  });

  const kickAs = (type: string | undefined, value: '415' | 'accept') => {
    const emulator = startEmulator({ values: { 'polyv-live.json-content-type': value } });
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const { status, json } = send(
      emulator,
      'POST',
      `${kickPath}?${signedQuery()}`,
      headers,
      JSON.stringify(named),
    );
    const found = emulator
      .analyzerOf(emulator.sandbox('default')!)
      .findings()
      .map(({ rule }) => rule);
    return { status, json, found: found.filter((rule) => rule.includes('content-type')) };
  };

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    [undefined],
  ])('of the type %s is read, with a finding, or refused with 415 as the sandbox says', (type) => {
    const found = ['polyv-live.json-content-type'];
    expect(kickAs(type, 'accept')).toEqual({ status: 200, json: success, found });
    const message = `Content type '${type?.split(';')[0] ?? ''}' not supported`;
    expect(kickAs(type, '415')).toEqual({ status: 415, json: error(415, message), found });
  });

  it.each([['application/json'], ['Application/JSON; charset=utf-8'], ['application/vnd.polyv+json']])(
    'of the type %s is read without a word',
    (type) => {
      expect(kickAs(type, '415')).toEqual({ status: 200, json: success, found: [] });
    },
  );

  const gbk = Buffer.from(
    '7b22766965776572496473223a5b22' + 'c4e3' + '225d2c226e69636b4e616d6573223a5b2241225d7d',
    'hex',
  );
  const kickIn = (type: string, values = {}) => {
    const emulator = startEmulator({ values });
    const reply = send(emulator, 'POST', `${kickPath}?${signedQuery()}`, { 'content-type': type }, gbk);
    return { json: reply.json, ids: rows(emulator).map(({ viewerId }) => viewerId) };
  };

  it('is read in the charset that it names', () => {
    expect(kickIn('application/json;charset=GBK')).toEqual({ json: success, ids: ['你'] });
  });

  it.each([
    ['of GBK', gbk, 'one in the bytes of GBK'],
    [
      'that are no text of any charset',
      Buffer.from('7b22ff3a317d', 'hex'),
      'bytes that are no text, which begin with 7b 22 ff 3a',
    ],
  ])('is refused with a reason that says which bytes it has: those %s', (_, body, received) => {
    const emulator = startEmulator();
    send(emulator, 'POST', `${kickPath}?${signedQuery()}`, { 'content-type': 'application/json' }, body);
    expect(emulator.sandbox('default')?.journal.entries().at(-1)?.reason?.received).toBe(received);
  });

  it.each([['application/json'], ['application/json;charset=nobodys']])(
    'of bytes that are no text is as good as unreadable under %s, unless the sandbox replaces them',
    (type) => {
      expect(kickIn(type)).toEqual({ json: error(400, 'json format error'), ids: [] });
      const replaced = kickIn(type, { 'polyv-live.garbled-json': 'replaced' });
      expect(replaced).toEqual({ json: success, ids: ['\ufffd\ufffd'] });
    },
  );
});

describe('a form in parts', () => {
  const fields = { viewerIds: '["a","小明"]', banned: 'Y' };

  it('is read and signed like any form', () => {
    const emulator = startEmulator();
    expect(submitParts(emulator, mutePath, fields).json).toEqual(success);
    expect(rows(emulator).map(({ viewerId }) => viewerId)).toEqual(['小明', 'a']);
  });

  it.each([
    ['/live/v3/channel/chat/list-kicked', { channelId: '1003' }],
    ['/live/v3/channel/chat/banned-user', { channelId: '1003', userIds: 'a' }],
    ['/live/v2/chat/1003/addBannedIP', { ip: '203.0.113.7' }],
    ['/live/v3/channel/badword/list', { channelId: '1003' }],
    ['/live/v3/user/badword/delete', { words: 'a' }],
  ])('reaches %s', (path, given) => {
    expect(submitParts(startEmulator(), path, given)).toMatchObject({ status: 200 });
  });

  it('has to be signed as a whole', () => {
    const type = { 'content-type': 'multipart/form-data; boundary=parts' };
    const part = '--parts\r\nContent-Disposition: form-data; name="banned"\r\n\r\nY\r\n--parts--';
    const target = `${mutePath}?${signedQuery({ viewerIds: '["a"]' })}`;
    expect(send(startEmulator(), 'POST', target, type, part).json).toEqual(error(400, 'invalid signature.'));
  });

  it('is what an explanation of its sign is made of', () => {
    const body = '--parts\r\nContent-Disposition: form-data; name="appId"\r\n\r\na\r\n--parts--';
    const request = {
      method: 'POST',
      target: `${mutePath}?sign=x`,
      headers: [['content-type', 'multipart/form-data; boundary=parts']] as const,
      body: Buffer.from(body),
    };
    const opened = diagnosis.open(request, { appId: 'a', appSecret: 's', userId: 'u' });
    expect(opened?.right).toMatchObject([{ entries: [['appId', 'a']] }]);
  });

  it('is no parameters where the sandbox does not read it', () => {
    const emulator = startEmulator({ values: { 'polyv-live.multipart-form': 'ignored' } });
    expect(submitParts(emulator, mutePath, fields).json).toEqual(error(400, 'appId is required.'));
  });

  it('is neither read nor signed from v4 on', () => {
    expect(submitParts(startEmulator(), kickPath, {}).json).toEqual(error(400, 'appId is required.'));
  });
});

describe('a percent sign that begins no escape', () => {
  // The client signs what it sends: the text with its percent sign.
  const target = (name: string) => signedQuery({ nickName: '5%zz' }).replace('5%25zz', name);

  it('stays as it is written, unless the sandbox drops the parameter', () => {
    const viewers = [{ viewerId: '1', nickName: 'A 5%zz', kicked: 'Y' }];
    const ask = (values = {}) =>
      send(startEmulator({ viewers, values }), 'GET', `/live/v4/chat/forbid/list?${target('5%zz')}`).json;
    expect(ask()).toMatchObject({ data: { totalItems: 1 } });
    const dropped = { 'polyv-live.damaged-escape': 'left out' };
    expect(ask(dropped)).toEqual(error(400, 'invalid signature.'));
  });

  it('spoils nothing else of the call where its parameter is dropped', () => {
    const emulator = startEmulator({ values: { 'polyv-live.damaged-escape': 'left out' } });
    const query = `${signedQuery({ pageSize: '5' })}&nickName=100%`;
    expect(send(emulator, 'GET', `/live/v4/chat/forbid/list?${query}`).json).toMatchObject({
      data: { pageSize: 5 },
    });
  });
});
