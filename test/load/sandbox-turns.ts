import type { Agent } from 'node:http';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import type { ControlClient } from '../../clients/control/index.ts';
import { createCaller, type Answer } from './caller.ts';

const noon = Date.UTC(2023, 10, 14, 12);
const bansPerSecond = 6;
const bannedAtMost = 3;
const viewers = ['1001', '1002', '1003', '1004', '1005'];
const pageSize = 4;
/** Beyond so many bans the older half is lifted. */
const manyBans = 12;

/** A sandbox with a limit and a quota that are quickly reached, and a clock that only its own turns move. */
export function sandboxOf(name: string) {
  return {
    name,
    clock: { mode: 'frozen' as const, now: new Date(noon).toISOString() },
    state: {
      'tencent-chat': { rooms: [{ RoomId: 'test', Owner_Account: 'owner1' }] },
      'volcengine-livesaas': {
        activities: [
          { ActivityId: '7', Name: 'demo', users: viewers.map((UserId) => ({ UserId, UserName: UserId })) },
        ],
      },
    },
    limits: { 'tencent-chat': { 'live_engine_http_srv/ban_member': { perSecond: bansPerSecond } } },
    quotas: { 'volcengine-livesaas': { bannedUsers: bannedAtMost } },
  };
}

interface Surroundings {
  readonly control: ControlClient;
  readonly baseUrlOf: (vendor: string) => string;
  readonly agent: Agent;
  readonly hear: (answer: Answer) => void;
  /** Hears of a reply that the model does not know. */
  readonly wrong: (sentence: string) => void;
}

/** One sandbox and what it must be by now; each turn calls it in parallel and checks every reply. */
export function createTurns(
  id: string,
  credentials: Readonly<Record<string, unknown>>,
  { control, baseUrlOf, agent, hear, wrong }: Surroundings,
): () => Promise<void> {
  let banned: string[] = [];
  let turn = 0;
  const now = () => noon + turn * 1000;
  const callerOf = (vendor: typeof tencentChat | typeof volcengineLivesaas) => {
    const call = createCaller(vendor, baseUrlOf(vendor.name), credentials[vendor.name], agent, now);
    return async (key: string, input: Readonly<Record<string, unknown>>): Promise<Answer> => {
      const answer = await call(key, input);
      hear(answer);
      return answer;
    };
  };
  const [chat, livesaas] = [callerOf(tencentChat), callerOf(volcengineLivesaas)];
  const expect = (what: string, actual: readonly unknown[], expected: readonly unknown[]): void => {
    const [found, known] = [actual, expected].map((list) => list.map(String).toSorted().join(' '));
    if (found !== known) wrong(`${id}, turn ${turn}, ${what}: ${found}; expected ${known}`);
  };
  const outcomes = (answers: readonly Answer[]) => answers.map(({ error }) => error ?? 'success');
  const many = (count: number, outcome: string) => Array.from({ length: count }, () => outcome);

  /** More bans at once than the limit lets through. */
  const banInChat = async (): Promise<void> => {
    const users = Array.from({ length: bansPerSecond + 2 }, (_, index) => `user-${turn}-${index}`);
    const answers = await Promise.all(
      users.map((user) =>
        chat('live_engine_http_srv/ban_member', {
          RoomId: 'test',
          MemberList_Account: [user],
          Duration: 86_400,
        }),
      ),
    );
    expect('bans', outcomes(answers), [...many(bansPerSecond, 'success'), ...many(2, '60007')]);
    banned = banned.concat(users.filter((_, index) => answers[index]?.error === undefined));
  };

  const listChat = async (): Promise<void> => {
    const found: string[] = [];
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const answer = await chat('live_engine_http_srv/get_banned_member_list', {
        RoomId: 'test',
        Limit: pageSize,
        Offset: offset,
      });
      const page = answer.output as ChatPage | undefined;
      found.push(...(page?.BannedAccountList ?? []).map(({ Member_Account }) => Member_Account));
      offset = page && page.NextOffset > 0 ? page.NextOffset : undefined;
    }
    expect('banned users', found, banned);
  };

  const unbanInChat = async (): Promise<void> => {
    if (banned.length < manyBans) return;
    const lifted = banned.slice(0, manyBans / 2);
    const answers = await Promise.all(
      lifted.map((user) =>
        chat('live_engine_http_srv/unban_member', { RoomId: 'test', MemberList_Account: [user] }),
      ),
    );
    expect('lifted bans', outcomes(answers), many(lifted.length, 'success'));
    banned = banned.slice(lifted.length);
  };

  /** More bans at once than the quota has room for; all are lifted again. */
  const fillQuota = async (): Promise<void> => {
    const change = (user: string, BanStatus: number) =>
      livesaas('UpdateActivityUserBanStatus', { ActivityId: '7', BanStatus, UserIds: [user] });
    const answers = await Promise.all(viewers.map((user) => change(user, 1)));
    const refused = many(viewers.length - bannedAtMost, 'QuotaExceeded.UserIdOverLimit');
    expect('bans under a quota', outcomes(answers), [...many(bannedAtMost, 'success'), ...refused]);
    const inside = viewers.filter((_, index) => answers[index]?.error === undefined);
    const lifted = await Promise.all(inside.map((user) => change(user, 0)));
    expect('bans lifted under a quota', outcomes(lifted), many(inside.length, 'success'));
  };

  return async () => {
    await Promise.all([banInChat().then(listChat), fillQuota()]);
    await unbanInChat();
    await listChat();
    await control.advanceClock({ path: { id }, body: { seconds: 1 } });
    turn += 1;
  };
}

interface ChatPage {
  readonly BannedAccountList: readonly { readonly Member_Account: string }[];
  readonly NextOffset: number;
}
