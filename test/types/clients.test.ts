import { describe, expectTypeOf, it } from 'vitest';
import type { TencentChatClient, TencentChatError } from '../../clients/tencent-chat/index.ts';
import type { VolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import type { ControlClient } from '../../clients/control/index.ts';
import type { LooseIds } from '../../contracts/core/contract/int64.ts';

type Ban = TencentChatClient['banMember'];
type BanInput = Parameters<Ban>[0];

describe('the types of a client', () => {
  it('take the input of the operation', () => {
    expectTypeOf<{ RoomId: string; MemberList_Account: string[]; Duration: number }>().toExtend<BanInput>();
  });

  it('do not take a wrong input', () => {
    // @ts-expect-error -- Duration is missing
    expectTypeOf<{ RoomId: string; MemberList_Account: string[] }>().toExtend<BanInput>();
    // @ts-expect-error -- a list of accounts is no text
    expectTypeOf<{ RoomId: string; MemberList_Account: string; Duration: number }>().toExtend<BanInput>();
    // @ts-expect-error -- a number of seconds is no text
    expectTypeOf<{ RoomId: string; MemberList_Account: string[]; Duration: string }>().toExtend<BanInput>();
  });

  it('have no method that the vendor does not have', () => {
    expectTypeOf<TencentChatClient>().toHaveProperty('banMember');
    expectTypeOf<TencentChatClient>().not.toHaveProperty('banEverybody');
  });

  it('give the output of the operation', () => {
    type Listed = Awaited<ReturnType<TencentChatClient['listBannedMembers']>>;
    expectTypeOf<Listed['BannedAccountList'][number]>().toEqualTypeOf<{
      Member_Account: string;
      BannedUntil: number;
    }>();
  });

  it('read pages only where the operation answers in pages', () => {
    expectTypeOf<TencentChatClient['pages']>().toHaveProperty('listBannedMembers');
    expectTypeOf<TencentChatClient['pages']>().not.toHaveProperty('banMember');
  });

  it('give errors whose code is one of the vendor’s', () => {
    expectTypeOf<TencentChatError['code']>().toExtend<number>();
    // @ts-expect-error -- no error has this code
    expectTypeOf<1>().toExtend<TencentChatError['code']>();
  });

  it('take 64-bit ids as text, bigint or number', () => {
    type Id = Parameters<VolcengineLivesaasClient['getActivityBanUsers']>[0]['ActivityId'];
    expectTypeOf<string>().toExtend<Id>();
    expectTypeOf<bigint>().toExtend<Id>();
    expectTypeOf<number>().toExtend<Id>();
    expectTypeOf<LooseIds<{ a: string[] }>>().toExtend<{ readonly a: readonly string[] }>();
  });
});

describe('the types of the control client', () => {
  it('take the body of the call', () => {
    type Body = NonNullable<NonNullable<Parameters<ControlClient['advanceClock']>[0]>['body']>;
    expectTypeOf<{ seconds: number }>().toExtend<Body>();
    // @ts-expect-error -- there is no such moment
    expectTypeOf<{ until: 'tomorrow' }>().toExtend<Body>();
  });
});
