import { describe, expect } from 'vitest';
import { test } from '../../emulator/testing/vitest.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1', 'user2'], Duration: 3600 };

describe('the matchers of a sandbox', () => {
  test('count whom each vendor’s calls banned', async ({ sandbox, clients }) => {
    await clients['tencent-chat'].banMember(ban);
    const SdkAppId = Number(sandbox.credentials['tencent-trtc'].sdkAppIds?.[0]);
    const blocked = { SdkAppId, RoomId: 10006, UserId: '29376' };
    await clients['tencent-trtc'].setUserBlocked({ ...blocked, IsMute: 1 });
    await clients['tencent-trtc'].setUserBlocked({ ...blocked, IsMute: 0 });
    const ActivityId = '1819171234140099';
    await clients['volcengine-livesaas'].updateActivityUserBanStatus({
      ActivityId,
      BanStatus: 1,
      UserIds: ['1820211234043371'],
    });
    await clients['polyv-live'].updateBannedUsers({ viewerIds: ['7', '8'], banned: 'Y' });
    await clients['polyv-live'].updateChannelBannedUsers({
      channelId: '1003',
      userIds: ['7', '8'],
      toBanned: 'Y',
    });
    const once = { times: 1 };
    expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', ...once });
    expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', times: 2 });
    expect(sandbox).toHaveBanned({ vendor: 'tencent-trtc', room: 10006, user: 29376, ...once });
    expect(sandbox).toHaveBanned({ room: 1819171234140099n, user: '1820211234043371', ...once });
    expect(sandbox).toHaveBanned({ vendor: 'polyv-live', user: '8', times: 2 });
    expect(sandbox).toHaveBanned({ vendor: 'polyv-live', room: '1003', user: 7, ...once });
    expect(sandbox).not.toHaveBanned({ user: 'user3' });
  });

  test('count no call that was refused, and say why it was', async ({ sandbox, clients }) => {
    await expect(clients['tencent-chat'].banMember({ ...ban, RoomId: 'nowhere' })).rejects.toThrow();
    expect(() => {
      expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', user: 'user1', times: 1 });
    }).toThrow(
      /^Expected user1 to be banned, vendor tencent-chat, once; it was 0 times\.\n {2}call: tencent-chat live_engine_http_srv\/ban_member \{.*\} → 100004: .*nowhere/,
    );
  });

  test('say of a finding what was found, and then where', async ({ sandbox, clients }) => {
    await clients['tencent-chat'].banMember({ ...ban, Duration: 3_600_000 });
    expect(() => {
      expect(sandbox).toHaveNoFindings();
    }).toThrow(
      / in another unit than that of its field: Duration is 3600000, which is 41\.7 days, since the field/,
    );
  });

  test('say which fault rule made a call fail', async ({ sandbox, clients }) => {
    const effect = { type: 'error', code: 60008 } as const;
    sandbox.faults.set([{ id: 'busy', match: { vendor: 'tencent-chat' }, effect }]);
    await expect(clients['tencent-chat'].banMember(ban)).rejects.toThrow();
    const [call] = sandbox.calls();
    expect(call!.reason!.text).toBe('the fault rule "busy" makes this 60008');
  });

  test('find calls by their fields, whatever name the operation has', async ({ sandbox, clients }) => {
    await clients['tencent-chat'].banMember(ban);
    const match = { vendor: 'tencent-chat', operation: 'banMember' } as const;
    expect(sandbox).toHaveCalled({ ...match, where: { RoomId: 'test' }, outcome: 'success', times: 1 });
    expect(sandbox).toHaveCalled({ ...match, operation: 'live_engine_http_srv/ban_member' });
    expect(sandbox).not.toHaveCalled({ ...match, where: { RoomId: 'other' } });
    expect(sandbox).toHaveCalled();
  });

  test('tell findings, their advice included', async ({ sandbox, clients }) => {
    expect(sandbox).toHaveNoFindings();
    await clients['tencent-chat'].banMember(ban);
    await clients['tencent-chat'].banMember(ban);
    const [first] = sandbox.findings();
    expect(() => {
      expect(sandbox).toHaveNoFindings();
    }).toThrow(first!.advice);
    expect(sandbox).toHaveNoFindings({ except: sandbox.findings().map(({ rule }) => rule) });
    expect(sandbox).toHaveNoFindings({ severity: 'error' });
  });

  test('say with `not` what must not be, and what is', async ({ sandbox, clients }) => {
    const message = (act: () => void): string => {
      try {
        act();
      } catch (error) {
        return (error as Error).message.split('\n')[0]!;
      }
      return 'nothing was refused';
    };
    await clients['tencent-chat'].banMember({ ...ban, MemberList_Account: ['user1'] });
    const vendor = 'tencent-chat';
    const told = [
      () => {
        expect(sandbox).not.toHaveBanned({ vendor });
      },
      () => {
        expect(sandbox).not.toHaveBanned({ vendor, user: 'user1' });
      },
      () => {
        expect(sandbox).not.toHaveBanned({ vendor, user: 'user1', times: 1 });
      },
      () => {
        expect(sandbox).not.toHaveCalled({ vendor });
      },
      () => {
        expect(sandbox).not.toHaveCalled({ vendor, times: 1 });
      },
      () => {
        expect(sandbox).not.toHaveNoFindings({ severity: 'error' });
      },
    ].map(message);
    expect(told).toEqual([
      'Expected nobody to be banned, vendor tencent-chat; it was once.',
      'Expected user1 not to be banned, vendor tencent-chat; it was once.',
      'Expected user1 to be banned, vendor tencent-chat, any number of times but once; it was once.',
      'Expected no call, vendor tencent-chat; it was once.',
      'Expected a call, vendor tencent-chat, any number of times but once; it was once.',
      'Expected findings in the calls, severity error, and there are none.',
    ]);
  });

  test('show the input of each call, and no secret in it', async ({ sandbox, clients }) => {
    await clients['polyv-live'].listForbiddenUsers({ pageNumber: 1 });
    expect(() => {
      expect(sandbox).toHaveCalled({ vendor: 'polyv-live', where: { pageNumber: '2' } });
    }).toThrow(/call: polyv-live v4\/chat\/forbid\/list \{"pageNumber":"1"\} → success$/);
  });

  test('refuse words that nobody knows, and name the nearest', ({ sandbox }) => {
    const given = (value: object) => value as never;
    const typos = [
      () => {
        expect(sandbox).toHaveBanned(given({ vender: 'polyv-live' }));
      },
      () => {
        expect(sandbox).toHaveCalled(given({ outcom: 'success' }));
      },
      () => {
        expect(sandbox).toHaveNoFindings(given({ exept: [] }));
      },
      () => {
        expect(sandbox).toHaveNoFindings({ except: ['retry-of-final-error'] });
      },
      () => {
        expect(sandbox).toHaveNoFindings(given({ severity: 'eror' }));
      },
      () => sandbox.bans(given({ vender: 'polyv-live' })),
      () => sandbox.calls(given({ outcom: 'success' })),
    ];
    const nearest = ['vendor', 'outcome', 'except', 'retry-of-a-final-error', 'error', 'vendor', 'outcome'];
    for (const [index, typo] of typos.entries()) expect(typo).toThrow(`Did you mean "${nearest[index]!}"?`);
  });

  test('say what they are asked of', () => {
    expect(() => {
      expect('sandbox').toHaveBanned();
    }).toThrow('toHaveBanned is asked of a sandbox');
  });
});
