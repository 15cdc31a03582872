import { request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import { vendors } from '../../../contracts/catalog.ts';
import { findOperation, operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import { tightenIds } from '../../../contracts/core/contract/int64.ts';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import { markHeader } from './history.ts';
import { bansPerSecond, barredAtMost, printUsers, type Ask, type Said } from './model.ts';

const ban = 'live_engine_http_srv/ban_member';
const noon = Date.UTC(2023, 10, 14, 12);
/** Viewers of the demo state. */
export const viewers = [0n, 1n, 2n, 3n, 4n].map((index) => String(1820211234043371n + index));

/** A sandbox with the demo state, in which only one limit and one quota are left, and a clock that stands. */
export function sandboxOf(name: string) {
  const unlimited = vendors.map((vendor) => [
    vendor.name,
    Object.fromEntries([...operationsByKey(vendor).keys()].map((key) => [key, { perSecond: 1e9 }])),
  ]) as [string, Record<string, { readonly perSecond: number }>][];
  const limits = Object.fromEntries(unlimited);
  limits[tencentChat.name]![ban] = { perSecond: bansPerSecond };
  return {
    name,
    clock: { mode: 'frozen' as const, now: new Date(noon).toISOString() },
    state: 'demo' as const,
    limits,
    quotas: { [volcengineLivesaas.name]: { bannedUsers: barredAtMost } },
    assumptions: {
      values: Object.assign({}, ...vendors.map(({ load }) => load.assumptions)) as Record<string, string>,
    },
  };
}

/** A call as a vendor's client makes it. */
interface Call {
  readonly vendor: (typeof vendors)[number];
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Something to ask, and the call that asks it. */
export function callOf(ask: Ask, appId: number): Call {
  const chat = (key: string, input: object): Call => ({
    vendor: tencentChat,
    key: `live_engine_http_srv/${key}`,
    input: { RoomId: 'test', ...input },
  });
  const bar = (user: string, BanStatus: number): Call => ({
    vendor: volcengineLivesaas,
    key: 'UpdateActivityUserBanStatus',
    input: { ActivityId: '1819171234140099', BanStatus, UserIds: [user] },
  });
  switch (ask.kind) {
    case 'ban':
      return chat('ban_member', { MemberList_Account: [ask.user], Duration: 86_400 });
    case 'unban':
      return chat('unban_member', { MemberList_Account: [ask.user] });
    case 'list':
      return chat('get_banned_member_list', { Limit: 100, Offset: 0 });
    case 'bar':
      return bar(ask.user, 1);
    case 'unbar':
      return bar(ask.user, 0);
    case 'mute': {
      const { operation: key, input } = tencentTrtc.load;
      return { vendor: tencentTrtc, key, input: { ...input, SdkAppId: appId } };
    }
    case 'kick': {
      const { operation: key, input } = polyvLive.load;
      return { vendor: polyvLive, key, input: { ...input } };
    }
  }
}

interface Exchange {
  readonly baseUrl: string;
  readonly credential: unknown;
  readonly mark: string;
  /** How far the sandbox's clock is ahead of its beginning, about. */
  readonly seconds: number;
  readonly patience: number;
}

/** Makes a signed call on a connection of its own. Rejects when the connection breaks, or when nobody answers in time. */
export async function exchange(
  { vendor, key, input }: Call,
  { baseUrl, credential, mark, seconds, patience }: Exchange,
): Promise<Said> {
  const operation = findOperation(vendor, key);
  if (!operation) throw new Error(`${vendor.name} has no operation ${key}.`);
  const { url, method, headers, body } = vendor.codec.write({
    operation,
    input: tightenIds(operation.input, input) as Record<string, unknown>,
    credential: credential as never,
    baseUrl,
    now: noon + seconds * 1000,
    ids: createSeededIds(1),
  });
  const signal = AbortSignal.timeout(patience);
  const all = Object.fromEntries([...headers, [markHeader, mark]]);
  const reply = await new Promise<{ status: number; headers: []; body: string }>((resolve, reject) => {
    const outgoing = send(url, { method, agent: false, headers: all, signal });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((said) => {
        resolve({ status: response.statusCode ?? 0, headers: [], body: said });
      }, reject);
    });
    outgoing.end(body);
  });
  const said = vendor.codec.understand(reply);
  if (said.kind === 'error') return String(said.code);
  if (said.kind !== 'output') return `HTTP ${reply.status}: ${reply.body.slice(0, 200)}`;
  const page = said.output as ChatPage | undefined;
  return page?.BannedAccountList
    ? printUsers(page.BannedAccountList.map((ban) => ban.Member_Account))
    : 'success';
}

interface ChatPage {
  readonly BannedAccountList?: readonly { readonly Member_Account: string }[];
}
