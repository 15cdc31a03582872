import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { assumed } from '../../contracts/core/contract/source.ts';
import { fail, refuse, type Failure } from '../../contracts/core/contract/failure.ts';
import { reason } from '../../contracts/core/contract/reason.ts';
import type { Check } from '../../contracts/core/contract/vendor.ts';
import { operation, type Input, type Output } from '../../contracts/core/contract/operation.ts';
import type { TencentChat } from '../../contracts/tencent-chat/index.ts';
import type { ChatTypes } from '../../contracts/tencent-chat/types.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import {
  implement,
  type HandlerCall,
  type HandlerOf,
  type HandlersOf,
} from '../../emulator/core/engine/handler.ts';

type Handlers = HandlersOf<TencentChat, object>;
type Ban = HandlerOf<TencentChat, 'banMember', object>;
type List = HandlerOf<TencentChat, 'listBannedMembers', object>;

const why = reason('field', 'RoomId', 'a text', 1);

const ban = operation({
  key: 'ban',
  source: assumed('a test'),
  route: { methods: ['POST'], path: '/ban' },
  input: z.object({ RoomId: z.string(), Count: z.string().transform(Number) }),
  output: z.object({ Until: z.int() }),
  errors: ['NoRoom', 'NotNow'],
});

describe('the types of handlers', () => {
  it('are one for each operation of the vendor', () => {
    expectTypeOf<keyof Handlers>().toEqualTypeOf<keyof TencentChat['operations']>();
  });

  it('do not let a handler be missing', () => {
    const { banMember: _, ...others } = {} as Handlers;
    // @ts-expect-error -- the handler of banMember is missing
    expectTypeOf(others).toExtend<Handlers>();
    // @ts-expect-error -- every handler is missing
    expectTypeOf(implement<TencentChat, object>).toBeCallableWith(tencentChat, {} as never, {});
  });

  it('do not let a handler give a failure that its operation does not declare', () => {
    expectTypeOf(() => refuse('100004', why)).toExtend<Ban>();
    // @ts-expect-error -- 70009 is an error of the vendor, but not of this operation alone
    expectTypeOf(() => refuse('70009', why)).toExtend<Ban>();
    // @ts-expect-error -- nobody has this error
    expectTypeOf(() => refuse('no such error', why)).toExtend<Ban>();
  });

  it('do not let a handler or a check refuse without a reason', () => {
    // @ts-expect-error -- a failure alone says no reason
    expectTypeOf(() => fail('100004')).toExtend<Ban>();
    // @ts-expect-error -- nor does it in a check
    expectTypeOf(() => fail('70009')).toExtend<Check<ChatTypes>['refuses']>();
    expectTypeOf(() => refuse('70009', why)).toExtend<Check<ChatTypes>['refuses']>();
  });

  it('do not let a handler give another output', () => {
    expectTypeOf(() => ({ BannedAccountList: [], NextOffset: 0 })).toExtend<List>();
    // @ts-expect-error -- NextOffset is missing
    expectTypeOf(() => ({ BannedAccountList: [] })).toExtend<List>();
  });

  it('tell a handler the input as it was read', () => {
    type BanCall = Parameters<Ban>[0];
    expectTypeOf<BanCall['input']['MemberList_Account']>().toEqualTypeOf<string[]>();
    expectTypeOf<BanCall['now']>().toEqualTypeOf<number>();
    expectTypeOf<BanCall>().toExtend<HandlerCall<object, ChatTypes>>();
  });

  it('know only the questions of the vendor’s own assumptions', () => {
    const ask = (call: Parameters<Ban>[0]) => {
      // @ts-expect-error -- no question has this id
      return call.assume('tencent-chat.no-such-question');
    };
    expectTypeOf(ask).toBeFunction();
    type Assume = Parameters<Ban>[0]['assume'];
    const value = (assume: Assume) => assume('tencent-chat.ban-again');
    expectTypeOf(value).returns.toExtend<string>();
    expectTypeOf(value).returns.not.toEqualTypeOf<string>();
  });
});

describe('the types of an operation', () => {
  it('are read from its schemas', () => {
    expectTypeOf<Input<typeof ban>>().toEqualTypeOf<{ RoomId: string; Count: number }>();
    expectTypeOf<Output<typeof ban>>().toEqualTypeOf<{ Until: number }>();
  });

  it('keep its errors as a closed list', () => {
    expectTypeOf(ban.errors).items.toEqualTypeOf<'NoRoom' | 'NotNow'>();
    expectTypeOf(fail('NoRoom')).toEqualTypeOf<Failure<'NoRoom'>>();
  });
});
