import type { z } from 'zod';
import type { SandboxInput } from '../../contracts/control/config.ts';
import type { faultRule, FaultRule } from '../../contracts/core/config/fault-rule.ts';
import type { Finding } from '../../contracts/core/diagnosis/finding.ts';
import { header } from '../../contracts/core/wire/http.ts';
import type { Damage } from '../../contracts/core/recipe/recipe.ts';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createEmulator, type CreateOptions } from '../../emulator/index.ts';
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

export interface CallOptions {
  readonly vendor?: string;
  readonly damage?: Damage;
  /** Changes the request after it has been signed. */
  readonly alter?: (request: OutgoingRequest) => OutgoingRequest;
  readonly options?: Readonly<Record<string, string>>;
}

/** One sandbox whose clock stands still, and a client that does whatever it is told. */
export interface Setup {
  readonly emulator: Emulator;
  readonly call: (operation: string, input: Readonly<Record<string, unknown>>, options?: CallOptions) => void;
  /** Lets so many seconds pass. */
  readonly wait: (seconds: number) => void;
  /** Puts another state in the place of a vendor's, behind the client's back. */
  readonly setState: (vendor: string, state: unknown) => void;
  readonly setFaults: (faults: SandboxInput['faults']) => void;
  readonly findings: () => readonly Finding[];
}

export function openSetup(input: SandboxInput = {}, options: Pick<CreateOptions, 'mute'> = {}): Setup {
  const settings = { clock: { mode: 'frozen', now: noon }, state, ...input } as SandboxInput;
  const emulator = createEmulator({ ...options, sandboxes: { default: settings } });
  const sandbox = () => emulator.sandbox('default')!;
  const ids = createSeededIds(1);
  return {
    emulator,
    call(operation, input, { vendor: name = chat, damage, alter = unaltered, options } = {}) {
      const { vendor } = emulator.implementation(name);
      const baseUrl = `http://${vendor.hosts[0]}`;
      const credential = sandbox().credentials.get(name);
      const call = {
        input,
        credential,
        baseUrl,
        now: sandbox().clock.now(),
        ids,
        ...(options && { options }),
      };
      emulator.handle(name, alter(withHost(writeCall(vendor, operation, call, damage))));
    },
    wait: (seconds) => {
      sandbox().clock.advance(seconds);
    },
    setState(name, next) {
      const { stateStore, vendor } = emulator.implementation(name);
      sandbox().states.set(name, stateStore.load(vendor.state.parse(next), sandbox().clock.now()));
    },
    setFaults: (faults = []) => {
      sandbox().faults.replace(faults.map((rule) => ({ when: {}, mustFire: false, ...rule }) as FaultRule));
    },
    findings: () => emulator.analyzerOf(sandbox()).findings(),
  };
}

const unaltered = (request: OutgoingRequest): OutgoingRequest => request;

/** What signs its host has one; whoever sends a call fills it in. */
function withHost(request: OutgoingRequest): OutgoingRequest {
  if (header(request.headers, 'host') !== undefined) return request;
  return { ...request, headers: [['Host', new URL(request.url).host], ...request.headers] };
}

/** Bans five accounts from the room `test`, so that its list has pages. */
export function fillRoom(setup: Setup): void {
  setup.call(ban, { ...banning, MemberList_Account: banned.map(({ account }) => account) });
}

/** Reads pages of two bans from where they begin. */
export function readPages(setup: Setup, offsets: readonly number[], options?: CallOptions): void {
  for (const Offset of offsets) setup.call(list, { RoomId: 'test', Limit: 2, Offset }, options);
}

/** What a client does, in a sandbox that may be set up for it. */
export interface Scene {
  readonly sandbox?: SandboxInput;
  readonly act: (setup: Setup) => void;
}

/** For one rule, what it is about, and what looks alike and is right; each by a few words that say what it is. */
export interface RuleCase {
  readonly guilty: Readonly<Record<string, Scene>>;
  readonly innocent: Readonly<Record<string, Scene>>;
}

export type RuleCases = Readonly<Record<string, RuleCase>>;

/** A scene in which nothing has to be set up. */
export function scene(act: (setup: Setup) => void): Scene {
  return { act };
}

/** A scene in a sandbox of its own. */
export function sceneIn(sandbox: SandboxInput, act: (setup: Setup) => void): Scene {
  return { sandbox, act };
}

/** What a case says of a fault; the form that it is read with knows the names. */
type Effect = z.input<typeof faultRule>['effect'];

/** A fault that happens to every call of an operation. */
export function everyCall(operation: string, effect: Effect, vendor = chat): SandboxInput {
  return { faults: [{ id: 'fault', match: { vendor, operation }, effect }] } as SandboxInput;
}

/** Calls that are all under way before the first reply has gone. */
export function atOnce(count: number): readonly CallOptions[] {
  const timings = Array.from({ length: count }, (_, index) => ({
    connection: index + 1,
    opened: 1,
    isReused: false,
    arrived: 1,
    left: 1,
  }));
  return timings.map((timing) => ({ alter: (request) => ({ ...request, timing }) }));
}

/** Calls one after the other, with so many milliseconds by the machine’s clock between a reply and the next one. */
export function oneByOne(count: number, pause: number): readonly CallOptions[] {
  const timings = Array.from({ length: count }, (_, index) => ({
    connection: 1,
    opened: 1,
    isReused: index > 0,
    arrived: 2 * index + 1,
    left: 2 * index + 2,
    arrivedAt: index * (pause + 1),
    leftAt: index * (pause + 1) + 1,
  }));
  return timings.map((timing) => ({ alter: (request) => ({ ...request, timing }) }));
}

/** A fault that happens to the first call of an operation. */
export function firstCall(operation: string, effect: Effect, vendor = chat): SandboxInput {
  return {
    faults: [{ id: 'fault', match: { vendor, operation }, when: { times: 1 }, effect }],
  } as SandboxInput;
}

export function times(count: number, act: (index: number) => void): void {
  for (let index = 0; index < count; index += 1) act(index);
}
