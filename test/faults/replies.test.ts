import { Service } from '@volcengine/openapi';
import { describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/core/errors.ts';
import { createClient, outcomeOf } from '../scenarios/setup.ts';
import { activity, ban, chat, openSetup, recordingFetch, type RuleInput } from './setup.ts';

const livesaas = { vendor: 'volcengine-livesaas', operation: 'UpdateActivityUserBanStatus' } as const;

function always(match: RuleInput['match'], effect: RuleInput['effect']): RuleInput[] {
  // Whose the effect is, each test says.
  return [{ id: 'accident', match, effect } as RuleInput];
}

function banByOfficialSdk(env: Readonly<Record<string, string>>): Promise<unknown> {
  const service = new Service({
    accessKeyId: env['VOLCENGINE_LIVESAAS_ACCESS_KEY_ID'] ?? '',
    secretKey: env['VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY'] ?? '',
    region: 'cn-north-1',
    serviceName: 'livesaas',
    host: new URL(env['VOLCENGINE_LIVESAAS_BASE_URL'] ?? '').host,
    protocol: 'http:',
    defaultVersion: '2023-08-01',
  });
  return service.createJSONAPI('UpdateActivityUserBanStatus')({ ...activity, BanStatus: 1, UserIds: [2001] });
}

async function bannedUsers(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await createClient('volcengine-livesaas', env).getActivityBanUsers(activity)).UserIds;
}

describe('error', () => {
  it('tells the official SDK the vendor’s own code, and does not carry the call out', async () => {
    const { env } = await openSetup(always(livesaas, { type: 'error', code: 'ServiceUnavailableTemp' }));
    expect(await banByOfficialSdk(env)).toMatchObject({
      ResponseMetadata: {
        Action: 'UpdateActivityUserBanStatus',
        Error: { Code: 'ServiceUnavailableTemp' },
      },
    });
    expect(await bannedUsers(env)).toEqual([]);
  });

  it('gives an error of the operation’s own list', async () => {
    const { env } = await openSetup(always(chat, { type: 'error', code: '100004' }));
    expect(await outcomeOf(createClient('tencent-chat', env).banMember(ban))).toBe(100004);
  });
});

describe('malformed', () => {
  it('breaks the JSON of a call that is carried out, which the official SDK hands over as text', async () => {
    const { env } = await openSetup(always(livesaas, { type: 'malformed' }));
    const reply = await banByOfficialSdk(env);
    expect(() => JSON.parse(reply as string) as unknown).toThrow(SyntaxError);
    expect(await bannedUsers(env)).toEqual(['2001']);
  });
});

describe('html', () => {
  it('is a page instead of a call, which the official SDK hands over as text', async () => {
    const { env } = await openSetup(always(livesaas, { type: 'html' }));
    expect(await banByOfficialSdk(env)).toContain('<html>');
    expect(await bannedUsers(env)).toEqual([]);
  });

  it('has another status where the rule says so', async () => {
    const { env } = await openSetup(always(chat, { type: 'html', status: 504 }));
    const { fetch, responses } = recordingFetch();
    const call = createClient('tencent-chat', env, { fetch }).banMember(ban);
    await expect(call).rejects.toThrow(TransportError);
    expect(responses[0]?.status).toBe(504);
    expect(await responses[0]?.text()).toContain('<html>');
  });
});

describe('a page of a gateway', () => {
  it.each([
    [502, 'Bad Gateway'],
    [503, 'Service Unavailable'],
    [504, 'Gateway Timeout'],
    [599, 'Error 599'],
  ])('with the status %i is headed %s', async (status, title) => {
    const { env } = await openSetup(always(chat, { type: 'html', status }));
    const { fetch, responses } = recordingFetch();
    await expect(createClient('tencent-chat', env, { fetch }).banMember(ban)).rejects.toThrow(TransportError);
    expect(responses[0]?.status).toBe(status);
    expect(await responses[0]?.text()).toContain(`<center><h1>${title}</h1></center>`);
  });
});

describe('wrong-content-type', () => {
  it('changes the type alone', async () => {
    const effect = { type: 'wrong-content-type', contentType: 'text/html' } as const;
    const { env } = await openSetup(always(chat, effect));
    const { fetch, responses } = recordingFetch();
    await createClient('tencent-chat', env, { fetch }).banMember(ban);
    expect(responses[0]?.headers.get('content-type')).toBe('text/html');
    expect(await responses[0]?.json()).toMatchObject({ ActionStatus: 'OK' });
  });
});
