import { describe, expect, it } from 'vitest';
import { openControl, sandbox } from './control.ts';

/** What the control API says of a call, and with which status. */
async function said(
  method: 'get' | 'post' | 'put',
  path: string,
  body?: object,
): Promise<readonly [status: number, detail: string]> {
  const { api } = openControl();
  const reply = await (body === undefined ? api[method](path) : api[method](path).send(body));
  return [reply.status, (reply.body as { readonly detail: string }).detail];
}

describe('the control API on a slip', () => {
  it.each([
    ['limit=abc', 'limit: this must be a whole number; it is the text "abc".'],
    ['limit=1.5', 'limit: this must be a whole number; it is the text "1.5".'],
    ['after=', 'after: this must be a whole number; it is the text "".'],
    ['limit=0', 'limit: this must be at least 1.'],
    ['limit=5000', 'limit: this must be at most 1000.'],
  ])('says which number a query takes: %s', async (query, sentence) => {
    expect(await said('get', `${sandbox}/journal?${query}`)).toEqual([422, sentence]);
  });

  it.each([
    [`${sandbox}/journal?vender=x`, 'vender: there is no such parameter. Did you mean "vendor"?'],
    [`${sandbox}/clock?now=1`, 'now: there is no such parameter. This call takes none.'],
    ['/api/docs?q=x', 'q: there is no such parameter. It takes: language, text.'],
    [
      `${sandbox}/coverage?operation=all`,
      'operation: there is no such parameter. Did you mean "operations"?',
    ],
  ])('refuses a parameter of a query that it does not know: %s', async (path, sentence) => {
    expect(await said('get', path)).toEqual([422, sentence]);
  });

  it.each([
    ['banMembr', 'There is no tencent-chat operation "banMembr". Did you mean "banMember"'],
    ['kickUsers', 'There is no tencent-chat operation "kickUsers". It is an operation of polyv-live.'],
  ])('names the vendor of an operation that is not there: %s', async (operation, sentence) => {
    for (const call of ['sign', 'calls']) {
      const [status, detail] = await said('post', `${sandbox}/${call}`, {
        vendor: 'tencent-chat',
        operation,
      });
      expect([status, detail.slice(0, sentence.length)]).toEqual([404, sentence]);
    }
  });

  it('says how a list of rules is sent', async () => {
    const sentence = 'The body: this is a list; send it as the field of an object: {"rules": [...]}.';
    expect(await said('put', `${sandbox}/faults`, [])).toEqual([422, sentence]);
  });

  it('names the quotas of a vendor where a rule says none', async () => {
    const match = { vendor: 'volcengine-livesaas' };
    const rules = [{ id: 'full', match, effect: { type: 'quota', limit: 1 } }];
    const [, detail] = await said('put', `${sandbox}/faults`, { rules });
    expect(detail).toMatch(/^rules\.0\.effect\.quota: choose one of: .*\bbannedUsers\b/);
  });

  it('names every field that moves time on', async () => {
    const [, detail] = await said('post', `${sandbox}/clock/advance`, { duration: '1h' });
    expect(detail).toBe(
      'seconds: say how far, in seconds, like {"seconds": 3600}; or up to what, like {"until": "next-expiry"}.',
    );
  });

  it.each([
    ['/api/sandboxes/default/jornal', 'Did you mean "/api/sandboxes/default/journal"'],
    ['/api/catalogue', 'Did you mean "/api/catalog"'],
    ['/', 'GET /api/openapi/control.json lists what it has.'],
  ])('offers the path that was meant, or says where all are listed: %s', async (path, sentence) => {
    const [status, detail] = await said('get', path === '/' ? '/nothing/of/this/kind' : path);
    expect(status).toBe(404);
    expect(detail).toContain(sentence);
  });
});
