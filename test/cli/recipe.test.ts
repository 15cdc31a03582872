import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { canGive } from '../../contracts/core/contract/gateway-errors.ts';
import { outcomesOf } from '../../emulator/recipes/outcomes.ts';
import { runHere } from './program.ts';

const [ban, missing] = ['live_engine_http_srv/ban_member', '100004'];

describe('understudy recipe', () => {
  it.each([
    [['banMember', missing]],
    [['ban_member', missing]],
    [[ban, missing]],
    [['tencent-chat', 'ban-member', missing]],
  ])('prints the same commands by every name of an operation: %j', async (words) => {
    const { code, stdout } = await runHere('recipe', ...words);
    expect(code).toBe(0);
    expect(stdout).toContain(`# tencent-chat ${ban} answers ${missing}: the room does not exist`);
    expect(stdout).toContain(`npx understudy-live sign tencent-chat ${ban} '{"RoomId":"nowhere"`);
  });

  it.each([
    [
      'a code that only one error has',
      ['RemoveUser', 'AuthFailure.SignatureExpire'],
      'AuthFailure.SignatureExpire',
    ],
    ['another case', ['RemoveUser', 'internalerror'], 'InternalError'],
    [
      'the text of a reply',
      ['createChannel', 'param should not be empty: name'],
      'param should not be empty: {field}',
    ],
  ])('finds an error by %s', async (_, words, error) => {
    const { stdout } = await runHere('recipe', ...words);
    expect(stdout).toContain(` answers ${error}: `);
  });

  it('says on which operation it shows an error that all have', async () => {
    const { stdout } = await runHere('recipe', 'muteMember', '60007');
    expect(stdout).toContain('# Every operation gives this error; it is shown on one of them.');
  });

  it('lists the outcomes of an operation when none is said', async () => {
    const { stdout } = await runHere('recipe', 'banMember');
    expect(stdout).toMatch(/^banMember of tencent-chat: \d+ recipes\n {2}success /);
    expect(stdout).toMatch(/\n {2}100004 .*\nOf every operation:\n|\nOf every operation:\n[^]* {2}60007 /);
  });

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'knows every error that an operation of %s can give',
    (_, vendor) => {
      for (const key of operationsByKey(vendor).keys()) {
        const known = outcomesOf(vendor, key).map(({ name }) => name);
        const errors = Object.keys(vendor.errors).filter((error) => canGive(vendor, key, error));
        expect(known.toSorted()).toEqual([...errors, 'success'].toSorted());
      }
    },
  );

  it('prints the same as JSON', async () => {
    const listed = JSON.parse((await runHere('recipe', 'banMember', '--json')).stdout) as object[];
    expect(listed).toContainEqual(expect.objectContaining({ outcome: missing, of: 'this operation' }));
    const recipe: unknown = JSON.parse((await runHere('recipe', 'banMember', missing, '--json')).stdout);
    expect(recipe).toMatchObject({
      vendor: 'tencent-chat',
      operation: ban,
      scenario: { state: { 'tencent-chat': {} } },
      commands: expect.stringContaining('npx understudy-live sandbox reset') as unknown,
    });
  });

  it.each([
    [['banMembr', '1'], 'Did you mean "banMember"'],
    [['banMember', '10004'], 'banMember has no recipe for "10004". Did you mean "100004"'],
    [['createChannel', 'param', 'type', 'error'], 'put an error that has spaces into quotes'],
    [['tencent-chat'], 'Say which operation: "understudy operations tencent-chat" lists them.'],
  ])('says what it does not find, and what is nearest: %j', async (words, sentence) => {
    const { code, stdout, stderr } = await runHere('recipe', ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });
});
