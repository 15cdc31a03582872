import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { kindOf, meaningOf, readText, textOf, withField } from '../../console/pages/send/input-values.ts';
import { clientsOf, describeInBrowser, itHasNoBarriers, type TestedEmulator } from './browser.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

describeInBrowser('the page that sends', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
  });

  const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
  const showJson = (page: Page) => page.getByRole('button', { name: 'JSON', exact: true }).click();
  const readJson = async (page: Page): Promise<unknown> =>
    JSON.parse(await page.getByLabel('Input', { exact: true }).inputValue());

  it('sends a call that is right, and one that is damaged, and explains it at once', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByLabel('RoomId', { exact: true }).waitFor();
    await send(page);
    await page.getByRole('article').getByText('success').waitFor();
    await page.getByLabel('Damage').selectOption('wrongSecret');
    await send(page);
    await page.getByText('Why it was refused').waitFor();
  });

  it('says in Chinese what fields, errors, assumptions and scenarios are', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`, { locale: 'zh-CN' });
    await page.getByText('封禁时长，秒：1 到 4294967295。').waitFor();
    await page.getByText('在一段时间内封禁直播间成员').waitFor();
    await page.goto(`${emulator.url}/#/assumptions?vendor=tencent-chat`);
    await page.getByText('再次封禁已被封禁的成员会怎样？').waitFor();
    await page.goto(`${emulator.url}/#/faults`);
    await page.getByText('60002 — URL 不是').waitFor({ state: 'attached' });
    await page.getByText('前两次调用成功，第三次被告知 UserSig 已过期（70001）。').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('After two good calls').waitFor();
  });

  it('has a field for each input, with its limits, and the same as JSON', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByLabel('Duration', { exact: true }).fill('90');
    await page.getByText('at most 200 bytes · or error 100002').waitFor();
    await page.getByRole('button', { name: 'Add to MemberList_Account' }).click();
    await page.getByLabel('MemberList_Account 3', { exact: true }).fill('user3');
    await page.getByRole('button', { name: 'Remove MemberList_Account 1' }).click();
    await page.getByRole('button', { name: 'Leave Reason out' }).click();
    await showJson(page);
    const written = { RoomId: 'test', MemberList_Account: ['user2', 'user3'], Duration: 90 };
    expect(await readJson(page)).toEqual(written);
    await page.getByLabel('Input', { exact: true }).fill('{"RoomId":"other","Extra":{"a":1}}');
    await page.getByRole('button', { name: 'Form' }).click();
    expect(await page.getByLabel('RoomId', { exact: true }).inputValue()).toBe('other');
    expect(await page.getByLabel('Extra', { exact: true }).inputValue()).toBe('{"a":1}');
    await page.getByRole('button', { name: '+ Reason' }).click();
    await showJson(page);
    expect(await readJson(page)).toEqual({ RoomId: 'other', Extra: { a: 1 }, Reason: 'test' });
  });

  it('keeps every digit of a long id, and offers choices with their meanings', async () => {
    const operation = 'UpdateActivityUserBanStatus';
    const page = await open(`${emulator.url}/#/send?vendor=volcengine-livesaas&operation=${operation}`);
    await page.getByLabel('ActivityId', { exact: true }).fill('9007199254740993123');
    await page.getByLabel('BanStatus', { exact: true }).selectOption({ label: '0: lifts bans' });
    await showJson(page);
    const text = await page.getByLabel('Input', { exact: true }).inputValue();
    expect(text).toContain('"ActivityId": 9007199254740993123');
    expect(text).toContain('"BanStatus": 0');
  });

  it('copies the call for a shell, for the typed client and for the official SDK', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByLabel('RoomId', { exact: true }).fill('elsewhere');
    let taken = '';
    await page.exposeFunction('takeCopied', (text: string) => (taken = text));
    await page.evaluate('navigator.clipboard.writeText = (text) => window.takeCopied(text)');
    await page.getByRole('button', { name: 'curl' }).click();
    await expect.poll(() => taken, { timeout: 30_000 }).toMatch(/^curl .*"RoomId":"elsewhere"/);
    await page.getByRole('button', { name: 'typed client' }).click();
    await expect.poll(() => taken, { timeout: 30_000 }).toContain("client.banMember({ RoomId: 'elsewhere'");
    await page.getByLabel('Damage').selectOption('wrongSecret');
    await page.getByRole('button', { name: 'tls-sig-api-v2' }).click();
    await expect.poll(() => taken, { timeout: 30_000 }).toContain("const input = { RoomId: 'elsewhere'");
    expect(taken).toContain("TENCENT_CHAT_SECRET_KEY = 'not-the-secret-of-this-sandbox'");
    await page.getByRole('link', { name: 'other languages' }).click();
    await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
  });

  it('leads from a call to the same with another input', async () => {
    const chat = (await clientsOf(emulator))['tencent-chat'];
    await chat.banMember(ban);
    const page = await open(`${emulator.url}/#/calls`);
    await page.locator('.call-row').first().click();
    await page.getByRole('link', { name: 'Edit and send' }).click();
    await expect
      .poll(() => page.getByLabel('MemberList_Account 1', { exact: true }).inputValue())
      .toBe('user1');
    await page.getByLabel('Duration', { exact: true }).fill('long');
    await send(page);
    await page.locator('.code .marked').getByText('"long"').waitFor();
  });

  it('sends a call of the journal again', async () => {
    const page = await open(`${emulator.url}/#/send?vendor=tencent-chat`);
    await page.getByLabel('RoomId', { exact: true }).waitFor();
    await send(page);
    await page.getByRole('article').waitFor();
    const before = await page.getByRole('article').getAttribute('aria-label');
    await page.goto(`${emulator.url}/#/calls?call=${/\d+/.exec(before ?? '')?.[0] ?? ''}`);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.locator(`article:not([aria-label="${before ?? ''}"])`).waitFor();
  });

  itHasNoBarriers(
    open,
    () => `${emulator.url}/#/send`,
    (page) => page.getByLabel('RoomId', { exact: true }).waitFor(),
  );
});

describe('a field of the form', () => {
  it.each([
    [{ type: 'integer' }, undefined, 'number'],
    [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, '7', 'number'],
    [{ type: 'string' }, 'a', 'text'],
    [{ type: 'string' }, { a: 1 }, 'json'],
    [{ type: 'array' }, [], 'list'],
    [{ type: 'array' }, 'a,b', 'json'],
    [{ type: 'boolean' }, 'yes', 'json'],
    [{ enum: [0, 1] }, 2, 'choice'],
    [{}, 1, 'json'],
  ])('of the schema %j with %j is shown as a %s', (schema, value, kind) => {
    expect(kindOf(schema, value)).toBe(kind);
  });

  it('gives what somebody wrote: numbers to the last digit, and what is no number as a text', () => {
    expect(readText('60', 'number')).toBe(60);
    expect(readText('9007199254740993', 'number')).toBe(9007199254740993n);
    expect(readText('-', 'number')).toBe('-');
    expect(readText('', 'number')).toBeUndefined();
    expect(readText('60', 'text')).toBe('60');
    expect(readText('[1', 'json')).toBe('[1');
    expect(textOf('60', 'json')).toBe('"60"');
  });

  it('stays where it was in its object, and is gone without a value', () => {
    expect(Object.entries(withField({ a: 1, b: 2 }, 'a', 3))).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect(withField({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  });

  it('says what a value means where its description does', () => {
    const description = '0: audio and video on. 1: both off. 2 alone mutes `audio`.';
    expect(meaningOf(1, description)).toBe('both off');
    expect(meaningOf(2, description)).toBeUndefined();
    expect(meaningOf(1, '0 lifts bans, 1 bans.')).toBe('bans');
    expect(meaningOf(3, '1 to 3 of them')).toBeUndefined();
  });
});
