import { sandboxForm, type SandboxForm, type SandboxInput } from '../../contracts/control/config.ts';

/** The faker seed of the demo state; another one would change names in the README. */
const seed = 20231114;

const viewersPerRoom = 6;

/**
 * The state of the default sandbox when nobody has said anything else: the ids of the vendors' own samples, with
 * Chinese and English names around them. Loads faker, so call it only when it is needed.
 */
export async function createDemoState(): Promise<NonNullable<SandboxInput['state']>> {
  const [{ faker }, { faker: english }] = await Promise.all([
    import('@faker-js/faker/locale/zh_CN'),
    // The Chinese locale has loaded these names already, as what it falls back to.
    import('@faker-js/faker/locale/en'),
  ]);
  faker.seed(seed);
  english.seed(seed);
  const nickNames = Array.from({ length: viewersPerRoom }, (_, index) =>
    (index % 2 === 0 ? faker : english).person.fullName(),
  );
  return {
    'tencent-chat': {
      rooms: [
        { RoomId: 'test', RoomType: 'Live', Owner_Account: 'owner1', members: ['user1', 'user2', 'user3'] },
        { RoomId: 'room-test', RoomType: 'Conference', Owner_Account: 'owner1', members: ['user1', 'user2'] },
      ],
    },
    'tencent-trtc': {
      rooms: [
        { SdkAppId: 1400188366, RoomId: 10006, users: ['29376', '29377'] },
        { SdkAppId: 1400188366, StrRoomId: 'lobby', users: ['29376'] },
      ],
    },
    'volcengine-livesaas': {
      activities: [
        {
          ActivityId: '1819171234140099',
          Name: faker.company.name(),
          users: nickNames.map((UserName, index) => ({
            UserId: String(1820211234043371n + BigInt(index)),
            UserName,
          })),
        },
      ],
    },
    'polyv-live': {
      channels: [{ channelId: '1003' }],
      viewers: nickNames.map((nickName, index) => ({
        viewerId: String(618948782650200n + BigInt(index)),
        nickName,
        banned: index < 2 ? 'Y' : 'N',
        kicked: index < 1 ? 'Y' : 'N',
        operationTime: 1_693_980_442_776 - index,
      })),
    },
  };
}

/** The default sandbox in that state. The package holds what this gives, so that it needs no faker and no validation. */
export async function createDemoForm(): Promise<SandboxForm> {
  return sandboxForm.parse({ state: await createDemoState() });
}
