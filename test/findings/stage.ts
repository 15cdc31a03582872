import type { SandboxInput } from '../../contracts/control/config.ts';
import type { Finding } from '../../contracts/core/finding.ts';
import type { Damage } from '../../contracts/core/recipe.ts';
import type { OutgoingRequest } from '../../contracts/core/vendor.ts';
import { writeCall } from '../../contracts/core/write-call.ts';
import { createSeededIds } from '../../emulator/core/ids.ts';
import type { Emulator } from '../../emulator/core/emulator.ts';
import { createEmulator } from '../../emulator/index.ts';
import { noon } from '../core/calls.ts';

export const chat = 'tencent-chat';
export const trtc = 'tencent-trtc';
export const livesaas = 'volcengine-livesaas';
export const polyv = 'polyv-live';

export const ban = 'live_engine_http_srv/ban_member';
export const list = 'live_engine_http_srv/get_banned_member_list';
export const banning = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
export const nowhere = { ...banning, RoomId: 'no such room' };

/** An id that a double rounds, with what it becomes. */
export const longId = { right: '1819171234140099123', rounded: '1819171234140099000' };

const banned = ['a', 'b', 'c', 'd', 'e'].map((account) => ({ account, until: '2023-12-01T00:00:00Z' }));

const state: SandboxInput['state'] = {
  'tencent-chat': { rooms: [{ RoomId: 'test', members: ['user1', 'user2'] }] },
  'tencent-trtc': { rooms: [{ SdkAppId: 1400188366, RoomId: 10006, users: ['u1', 'u2'] }] },
  'volcengine-livesaas': { activities: [{ ActivityId: longId.right, users: [{ UserId: '2001' }] }] },
  'polyv-live': { viewers: [{ viewerId: 'v1', nickName: 'n1' }] },
};

interface CallOptions {
  readonly vendor?: string;
  readonly damage?: Damage;
  /** Changes the request after it has been signed. */
  readonly alter?: (request: OutgoingRequest) => OutgoingRequest;
  readonly options?: Readonly<Record<string, string>>;
}

/** One sandbox whose clock stands still, and a client that does whatever it is told. */
export interface Stage {
  readonly emulator: Emulator;
  readonly call: (operation: string, input: Readonly<Record<string, unknown>>, options?: CallOptions) => void;
  /** Lets so many seconds pass. */
  readonly wait: (seconds: number) => void;
  readonly findings: () => readonly Finding[];
}

export function openStage(sandbox: SandboxInput = {}): Stage {
  const settings = { clock: { mode: 'frozen', now: noon }, state, ...sandbox } as SandboxInput;
  const emulator = createEmulator({ sandboxes: { default: settings } });
  const world = () => emulator.world('default')!;
  const ids = createSeededIds(1);
  return {
    emulator,
    call(operation, input, { vendor: name = chat, damage, alter = unaltered, options } = {}) {
      const { vendor } = emulator.implementation(name);
      const baseUrl = `http://${vendor.hosts[0]}`;
      const credential = world().credentials.get(name);
      const call = { input, credential, baseUrl, now: world().clock.now(), ids, ...(options && { options }) };
      emulator.handle(name, alter(writeCall(vendor, operation, call, damage)));
    },
    wait: (seconds) => {
      world().clock.advance(seconds);
    },
    findings: () => emulator.judgeOf(world()).findings(),
  };
}

const unaltered = (request: OutgoingRequest): OutgoingRequest => request;

/** Bans five accounts from the room `test`, so that its list has pages. */
export function fillRoom(stage: Stage): void {
  stage.call(ban, { ...banning, MemberList_Account: banned.map(({ account }) => account) });
}

/** Reads one page of two bans. */
export function readPage(stage: Stage, Offset: number, options?: CallOptions): void {
  stage.call(list, { RoomId: 'test', Limit: 2, Offset }, options);
}

/** For one rule, what a client does that it is about, and what looks alike and is right. */
export interface RuleCase {
  readonly sandbox?: SandboxInput;
  readonly triggers: (stage: Stage) => void;
  readonly spares: (stage: Stage) => void;
}

export type RuleCases = Readonly<Record<string, RuleCase>>;

/** A fault that happens to the first call of an operation. */
export function firstCall(
  operation: string,
  effect: NonNullable<SandboxInput['faults']>[number]['effect'],
  vendor = chat,
): SandboxInput {
  return { faults: [{ id: 'fault', match: { vendor, operation }, when: { times: 1 }, effect }] };
}

export function times(count: number, act: (index: number) => void): void {
  for (let index = 0; index < count; index += 1) act(index);
}
