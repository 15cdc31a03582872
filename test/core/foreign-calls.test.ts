import { expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { findKeyByWords } from '../../contracts/core/config/name-operation.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';
import { clean, describeReason } from '../../contracts/core/contract/reason.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';

const now = Date.UTC(2026, 0, 1);

/** The vendor's own example, signed; with another name of the operation where one is wanted. */
function exampleOf(vendor: Vendor, rename = (name: string): string => name) {
  const { codec, credential, example } = vendor;
  const operation = findOperation(vendor, example.operation)!;
  const { path, action } = operation.route;
  const renamed = action === undefined ? { path: rename(path) } : { action: rename(action) };
  return codec.write({
    operation: { ...operation, route: { ...operation.route, ...renamed } },
    input: example.input,
    credential: credential.fake as object,
    baseUrl: 'http://vendor.test',
    now,
    ids: createNamedIds('a call'),
  });
}

const pairs = vendors.flatMap((caller) =>
  vendors
    .filter((other) => other !== caller)
    .map((other) => [caller.name, other.name, caller, other] as const),
);

it.each(pairs)('a call of %s at the origin of %s is told whose it is', (_, _other, caller, other) => {
  const emulator = assemble(settleInputs({}), { now: () => now });
  emulator.addresses.set(caller.name, 'http://127.0.0.1:4019');
  const { entry, reply } = emulator.handle(other.name, exampleOf(caller));
  expect(entry.outcome).not.toBe('success');
  expect(entry.reason).toMatchObject({ subject: 'route', path: 'origin', vendor: caller.name });
  const pasted = emulator.findRefusal(emulator.sandbox('default')!, other.name, exampleOf(caller), now);
  expect(pasted?.reason).toEqual(entry.reason);
  const said = decodeURIComponent(new Map(reply.headers).get('x-understudy-reason') ?? '');
  expect(said).toBe(
    `origin: a call of ${other.title}; it is ${caller.example.operation} of ${caller.title}, which http://127.0.0.1:4019 answers`,
  );
});

it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'a call of %s at its own origin, with a name that nobody has, is told the nearest',
  (_, vendor) => {
    const emulator = assemble(settleInputs({}), { now: () => now });
    const { entry } = emulator.handle(
      vendor.name,
      exampleOf(vendor, (name) => `${name}x`),
    );
    const last = vendor.example.operation.split('/').at(-1)!;
    expect(entry.reason).toMatchObject({ subject: 'route' });
    expect(entry.reason?.nearest).toContain(last);
  },
);

/** A name as another language's convention writes it. */
const spellings = [
  (name: string) => name,
  (name: string) => name.replaceAll(/[_-](\w)/g, (_, letter: string) => letter.toUpperCase()),
  (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase(),
];

const names = vendors.flatMap((owner) =>
  Object.entries(owner.operations)
    .filter(([, { key }]) =>
      vendors.every((one) => one === owner || !findKeyByWords(key.split('/').at(-1)!, one)),
    )
    .filter(([, { key }]) => findKeyByWords(key.split('/').at(-1)!, owner) === key)
    .map(([, { key }]) => [key, owner] as const),
);

it.each(names)(
  'the name of an operation of another vendor is told, in whatever form it comes: %s',
  (key, owner) => {
    const emulator = assemble(settleInputs({}), { now: () => now });
    const name = key.split('/').at(-1)!;
    for (const vendor of vendors.filter((one) => one !== owner))
      for (const spell of spellings) {
        const call = exampleOf(vendor, (own) => own.replace(/[^/]+$/, spell(name)));
        const { reason } = emulator.handle(vendor.name, call).entry;
        expect(reason).toMatchObject({ subject: 'route', vendor: owner.name });
        expect(reason?.received).toBe(`${key} of ${owner.title}`);
      }
  },
);

it.each([
  ['KickOutUser', 'kick_user_out'],
  ['setUserBlocked', 'SetUserBlocked'],
])('an operation is known by its words, in whatever order: %s', (name, key) => {
  expect(vendors.map((vendor) => findKeyByWords(name, vendor) ?? '').join(' ')).toContain(key);
});

// The vendors whose names of operations are whole in the route, so that another can take their place.
const unbuilt = vendors
  .filter(({ example }) => !example.operation.includes('v4/'))
  .flatMap((vendor) => vendor.declined.map((one) => [vendor.name, one.action, vendor, one.reason] as const));

it.each(unbuilt)(
  'a call of %s that is documented and not built here says so: %s',
  (_, action, vendor, why) => {
    const emulator = assemble(settleInputs({}), { now: () => now });
    const { operation } = vendor.example;
    const call = exampleOf(vendor, (name) => name.replace(operation, action));
    const { reason } = emulator.handle(vendor.name, call).entry;
    expect(reason?.subject).toBe('route');
    expect(reason?.received).toBe(`${action}, which is documented and not built here: ${why}`);
    expect(describeReason(clean(reason!, { hide: (text) => text }))).toContain(why);
  },
);

const known: Readonly<Record<string, readonly string[]>> = {
  'tencent-chat': [
    'group_open_http_svc/forbid_send_msg',
    'room_engine_http_mic/switch_seat',
    'live_engine_http_srv/set_gift_language',
    'call_config/get_callback',
  ],
  'tencent-trtc': [
    'DescribeUserEvent',
    'DescribeLiveStreamModeration',
    'StopPublishCdnStream',
    'StopAITranscription',
    'TextToSpeech',
  ],
  'volcengine-livesaas': ['AddActivityAntidirtAPI', 'PresenterChatAPIV2', 'InsertWhiteList'],
  'polyv-live': [
    'v3/channel/chat/is-kicked',
    'v2/chat/1003/delChat',
    'v2/stream/1003/cutoff',
    'v4/channel/robot/setting/update',
    'v4/chat/get-group-login-times',
    'v1/channelSetting/1003/send-chat',
    'v2/channelSetting/1003/get-chat-admin',
    'v2/channels/1003/get',
  ],
};
const named = vendors.flatMap((vendor) =>
  known[vendor.name]!.map((name) => [vendor.name, name, vendor] as const),
);

it.each(named)(
  'an endpoint of %s that pages and SDKs name is not taken for a slip: %s',
  (_, name, vendor) => {
    const emulator = assemble(settleInputs({}), { now: () => now });
    const call = exampleOf(vendor, (route) => route.replace(vendor.example.operation, name));
    const { reason } = emulator.handle(vendor.name, call).entry;
    expect(reason?.received).toContain('which is documented and not built here');
    expect(reason?.nearest).toBeUndefined();
  },
);
