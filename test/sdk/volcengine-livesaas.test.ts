import { Service, Signer } from '@volcengine/openapi';
import { Client, Command } from '@volcengine/sdk-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { createEmulator } from '../../emulator/index.ts';
import { transports, type OpenTransport } from '../http/transports.ts';

const { accessKeyId, secretAccessKey } = volcengineLivesaas.credential.fake;
const region = 'cn-north-1';
const version = '2023-08-01';
const activityId = 1819171234140099;
const users = [1820211234043371, 1820211234043372];
const ban = { ActivityId: activityId, BanStatus: 1, UserIds: users, Cookies: ['123', '345'] };
const done = { Result: { Status: true }, ResponseMetadata: { Service: 'livesaas', Region: region } };

let transport: OpenTransport;
let requests: number;

async function open(credential: object = {}): Promise<void> {
  const state = { activities: [{ ActivityId: activityId, users: users.map((UserId) => ({ UserId })) }] };
  const emulator = createEmulator({
    sandboxes: {
      default: {
        credentials: { 'volcengine-livesaas': credential },
        state: { 'volcengine-livesaas': state },
      },
    },
  });
  requests = 0;
  const handle: typeof emulator.handle = (vendor, request) => {
    requests += 1;
    return emulator.handle(vendor, request);
  };
  transport = await transports[0]!.open({ ...emulator, handle }, 'volcengine-livesaas');
}

beforeEach(() => open());
afterEach(() => transport.close());

interface Keys {
  readonly accessKeyId?: string;
  readonly secretKey?: string;
  readonly sessionToken?: string;
}

describe('the official @volcengine/openapi', () => {
  function service(keys: Keys = {}): Service {
    return new Service({
      accessKeyId,
      secretKey: secretAccessKey,
      ...keys,
      region,
      serviceName: 'livesaas',
      host: new URL(transport.baseUrl).host,
      protocol: 'http:',
      defaultVersion: version,
    });
  }

  it('bans and lists by a signature in headers', async () => {
    expect(await service().createJSONAPI('UpdateActivityUserBanStatus')(ban)).toMatchObject(done);
    const list = service().createAPI('GetActivityBanUsers', { method: 'GET' });
    expect(await list({ ActivityId: activityId })).toMatchObject({
      Result: { UserIds: users, Cookies: ['123', '345'] },
    });
  });

  it('lists where a parameter nobody knows has special characters and is repeated', async () => {
    const list = service().createAPI('GetActivityBanUsers', { method: 'GET' });
    const query = { ActivityId: activityId, Note: "a b*c(d)'!~é/+=", Repeated: ['b', 'a'] };
    expect(await list(query)).toHaveProperty('Result');
  });

  it.each<[string, Keys, string]>([
    ['another secret', { secretKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKLTNOBODY' }, 'InvalidAccessKey'],
  ])('is refused with %s', async (_, keys, code) => {
    const reply = await service(keys).createJSONAPI('UpdateActivityUserBanStatus')(ban);
    expect(reply).toMatchObject({ ResponseMetadata: { Error: { Code: code } } });
  });

  it('hears of an error of the service without a retry', async () => {
    const reply = await service().createJSONAPI('UpdateActivityUserBanStatus')({ ...ban, BanStatus: 2 });
    expect(reply).toMatchObject({
      ResponseMetadata: { Error: { Code: 'InvalidParameter.BanStatusInvalid' } },
    });
    expect(requests).toBe(1);
  });

  describe('with temporary credentials', () => {
    beforeEach(async () => {
      await transport.close();
      await open({ sessionToken: 'STSeyJFWEFNUExFIn0=' });
    });

    it('is accepted with the token and refused with another one', async () => {
      const update = (sessionToken: string) =>
        service({ sessionToken }).createJSONAPI('UpdateActivityUserBanStatus')(ban);
      expect(await update('STSother')).toMatchObject({
        ResponseMetadata: { Error: { Code: 'InvalidSecretToken' } },
      });
      expect(await update('STSeyJFWEFNUExFIn0=')).toMatchObject(done);
    });

    it('is accepted with the token in a signed query', async () => {
      expect(await fetchSigned({ sessionToken: 'STSeyJFWEFNUExFIn0=' })).toHaveProperty('Result');
      expect(await fetchSigned({ sessionToken: 'STSother' })).toMatchObject({
        ResponseMetadata: { Error: { Code: 'InvalidSecretToken' } },
      });
    });
  });

  /** Lists bans by a URL that the SDK has signed. */
  async function fetchSigned(keys: Keys = {}, damage = ''): Promise<unknown> {
    const params = { Action: 'GetActivityBanUsers', Version: version, ActivityId: activityId };
    const signer = new Signer({ region, method: 'GET', params }, 'livesaas');
    const query = signer.getSignUrl({ accessKeyId, secretKey: secretAccessKey, ...keys });
    return (await fetch(`${transport.baseUrl}/?${query}${damage}`)).json();
  }

  it('signs a URL that is accepted', async () => {
    expect(await fetchSigned()).toMatchObject({ Result: { UserIds: [], Cookies: [] } });
  });

  it('signs a URL that is refused with another secret, or with one parameter more of the same name', async () => {
    const refused = { ResponseMetadata: { Error: { Code: 'SignatureDoesNotMatch' } } };
    expect(await fetchSigned({ secretKey: 'wrong' })).toMatchObject(refused);
    expect(await fetchSigned({}, '&ActivityId=1')).toMatchObject(refused);
  });
});

class UpdateActivityUserBanStatus extends Command {
  override requestConfig = {
    params: { Action: 'UpdateActivityUserBanStatus', Version: version },
    method: 'POST',
    serviceName: 'livesaas',
    pathname: '/',
    contentType: 'application/json',
  };
}

class GetActivityBanUsers extends Command {
  override requestConfig = {
    params: { Action: 'GetActivityBanUsers', Version: version },
    method: 'GET',
    serviceName: 'livesaas',
    pathname: '/',
    contentType: 'text/plain',
  };
}

describe('the official @volcengine/sdk-core', () => {
  function client(keys: { secretAccessKey?: string; sessionToken?: string } = {}): Client {
    const { host } = new URL(transport.baseUrl);
    const retryStrategy = { delay: () => 0 };
    return new Client({
      host,
      protocol: 'http',
      region,
      accessKeyId,
      secretAccessKey,
      retryStrategy,
      ...keys,
    });
  }

  it('bans and lists', async () => {
    expect(await client().send(new UpdateActivityUserBanStatus(ban))).toMatchObject(done);
    const list = await client().send(new GetActivityBanUsers({ ActivityId: activityId, Names: ['b', 'a'] }));
    expect(list).toMatchObject({ Result: { UserIds: users, Cookies: ['123', '345'] } });
  });

  it.each([
    ['another secret', { secretAccessKey: 'wrong' }, 401, 'SignatureDoesNotMatch'],
    ['no credentials at all', { secretAccessKey: '' }, 400, 'InvalidCredential'],
  ])('is refused with %s', async (_, keys, status, code) => {
    const call = client(keys).send(new UpdateActivityUserBanStatus(ban));
    await expect(call).rejects.toMatchObject({
      status,
      data: { ResponseMetadata: { Error: { Code: code } } },
    });
    expect(requests).toBe(1);
  });

  it('sends a call four times when a wrong parameter gets HTTP 500', async () => {
    const call = client().send(new UpdateActivityUserBanStatus({ ...ban, BanStatus: 2 }));
    await expect(call).rejects.toMatchObject({ status: 500 });
    expect(requests).toBe(4);
  });

  it('is accepted with a token and refused with another one', async () => {
    await transport.close();
    await open({ sessionToken: 'STSeyJFWEFNUExFIn0=' });
    const refused = client({ sessionToken: 'STSother' }).send(new UpdateActivityUserBanStatus(ban));
    await expect(refused).rejects.toMatchObject({
      data: { ResponseMetadata: { Error: { Code: 'InvalidSecretToken' } } },
    });
    const accepted = await client({ sessionToken: 'STSeyJFWEFNUExFIn0=' }).send(
      new UpdateActivityUserBanStatus(ban),
    );
    expect(accepted).toMatchObject(done);
  });
});
