import {
  ban,
  banning,
  chat,
  list,
  livesaas,
  longId,
  nowhere,
  polyv,
  scene,
  times,
  trtc,
  type RuleCases,
  type Setup,
} from './setup.ts';

const forbidList = 'v4/chat/forbid/list';
const banUsers = 'GetActivityBanUsers';
const changeBans = 'UpdateActivityUserBanStatus';
const unban = 'live_engine_http_srv/unban_member';
const createRoom = 'room_engine_http_srv/create_room';
const many = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);
const banMany = (count: number) => ({ ...banning, MemberList_Account: many(count) });
const lookAt = ({ call }: Setup, ActivityId: string): void => {
  call(banUsers, { ActivityId }, { vendor: livesaas });
};
const banFor = (Duration: number) =>
  scene(({ call }) => {
    call(ban, { ...banning, Duration });
  });
const readPage = (vendor: string, operation: string, page: object) =>
  scene(({ call }) => {
    call(operation, { ...page }, { vendor });
  });

export const fieldCases: RuleCases = {
  'too-many-items': {
    guilty: {
      'a ban of 21': scene(({ call }) => {
        call(ban, banMany(21));
      }),
      'a ban of 100 in a room that is not there': scene(({ call }) => {
        call(ban, { ...nowhere, MemberList_Account: many(100) });
      }),
      'a lifted ban of 21': scene(({ call }) => {
        call(unban, { RoomId: 'test', MemberList_Account: many(21) });
      }),
    },
    innocent: {
      'a ban of 20': scene(({ call }) => {
        call(ban, banMany(20));
      }),
      'two bans of 20': scene(({ call }) => {
        times(2, () => {
          call(ban, banMany(20));
        });
      }),
      'a ban of 20 that is refused': scene(({ call }) => {
        call(ban, { ...nowhere, MemberList_Account: many(20) });
      }),
    },
  },
  'undocumented-field': {
    guilty: {
      'a name with a letter less': scene(({ call }) => {
        call(ban, { ...banning, Reasn: 'spam' });
      }),
      'a field of another operation': scene(({ call }) => {
        call(list, { RoomId: 'test', Duration: 60 });
      }),
      'a field within a field': scene(({ call }) => {
        call(createRoom, { RoomInfo: { RoomId: 'r', Owner_Account: 'o', Colour: 'red' } });
      }),
      'a parameter of the query': scene(({ call }) => {
        call(forbidList, { pageSize: 10 }, { vendor: polyv, damage: { query: { order: 'desc' } } });
      }),
    },
    innocent: {
      'documented fields of all vendors': scene(({ call }) => {
        call(ban, { ...banning, Reason: 'spam' });
        call(forbidList, { pageSize: 10 }, { vendor: polyv });
        call(banUsers, { ActivityId: longId.right }, { vendor: livesaas });
      }),
      'a call that is refused': scene(({ call }) => {
        call(ban, nowhere);
      }),
      'documented fields within a field': scene(({ call }) => {
        call(createRoom, { RoomInfo: { RoomId: 'r', Owner_Account: 'o', RoomName: 'n' } });
      }),
    },
  },
  'damaged-number': {
    guilty: {
      'as JavaScript prints it': scene((setup) => {
        lookAt(setup, longId.rounded);
      }),
      'as other languages print it': scene((setup) => {
        lookAt(setup, String(BigInt(Number(longId.right))));
      }),
      'the id of a user': scene(({ call, setState }) => {
        const users = [{ UserId: '7000000000000000001' }];
        setState(livesaas, { activities: [{ ActivityId: longId.right, users }] });
        const UserIds = ['7000000000000000000'];
        call('UpdateActivityUserBanStatus', { ActivityId: '1', BanStatus: 1, UserIds }, { vendor: livesaas });
      }),
    },
    innocent: {
      'the right id': scene((setup) => {
        lookAt(setup, longId.right);
      }),
      'another id, which a double takes for the same': scene((setup) => {
        lookAt(setup, '1819171234140099124');
      }),
      'a user who is not there, beside one who is': scene(({ call, setState }) => {
        const users = [{ UserId: '7000000000000000001' }];
        setState(livesaas, { activities: [{ ActivityId: '1', users }] });
        const UserIds = ['7000000000000000002'];
        call('UpdateActivityUserBanStatus', { ActivityId: '1', BanStatus: 1, UserIds }, { vendor: livesaas });
      }),
      'a round id, by somebody who knows the right one': scene((setup) => {
        lookAt(setup, longId.rounded);
        lookAt(setup, longId.right);
      }),
      'an id that is there': scene((setup) => {
        const ids = [longId.right, longId.rounded];
        setup.setState(livesaas, { activities: ids.map((ActivityId) => ({ ActivityId })) });
        lookAt(setup, longId.rounded);
      }),
    },
  },
  'misspelt-field': {
    guilty: {
      'small letters': scene(({ call }) => {
        call(ban, { ...banning, reason: 'spam' });
      }),
      'an underscore': scene(({ call }) => {
        call(list, { RoomId: 'test', off_set: 2 });
      }),
      'capitals, within a field': scene(({ call }) => {
        call(createRoom, { RoomInfo: { RoomId: 'r', Owner_Account: 'o', roomName: 'n' } });
      }),
      'of a vendor whose reader may pass over capitals': scene(({ call }) => {
        call(banUsers, { ActivityId: longId.right, pageNo: 2 }, { vendor: livesaas });
        const damage = { body: `{"activityId":${longId.right},"BanStatus":1,"UserIds":[2001]}` };
        call(changeBans, { ActivityId: longId.right, BanStatus: 1 }, { vendor: livesaas, damage });
      }),
    },
    innocent: {
      'as they are documented': scene(({ call }) => {
        call(ban, { ...banning, Reason: 'spam' });
      }),
      'another field': scene(({ call }) => {
        call(ban, { ...banning, Reasn: 'spam' });
      }),
      'headers, whose capitals count for nothing': scene(({ call }) => {
        const damage = { headers: { 'CONTENT-TYPE': 'application/json' } };
        call(ban, banning, { damage });
      }),
    },
  },
  'wrong-unit-of-time': {
    guilty: {
      'an hour in milliseconds': banFor(3_600_000),
      'ten minutes in milliseconds': banFor(600_000),
      'a week in milliseconds': banFor(7 * 86_400_000),
      'the time of its end': banFor(1_700_003_600),
      'a mute of a day in milliseconds': scene(({ call }) => {
        const mute = { RoomId: 'test', MemberList_Account: ['user1'], MuteTime: 86_400_000 };
        call('live_engine_http_srv/mute_member', mute);
      }),
      'a time in milliseconds': scene(({ call }) => {
        const query = { SdkAppId: 1400188366, StartTime: 1_700_000_000_000, EndTime: 1_700_000_600_000 };
        call('DescribeRoomInfo', query, { vendor: trtc });
      }),
      'a span in the place of a time': scene(({ call }) => {
        call('ListActivityAPI', { LiveTime: 3600 }, { vendor: livesaas });
      }),
    },
    innocent: {
      'an hour': banFor(3600),
      'thirty days': banFor(30 * 86_400),
      'a year': banFor(365 * 86_400),
      'a hundred years': banFor(36_500 * 86_400),
      'as long as can be': banFor(4_294_967_295),
      'a hundred hours': banFor(360_000),
      'ten thousand seconds': banFor(10_000),
      'times in seconds': scene(({ call }) => {
        const query = { SdkAppId: 1400188366, StartTime: 1_700_000_000, EndTime: 1_700_000_600 };
        call('DescribeRoomInfo', query, { vendor: trtc });
      }),
    },
  },
  'page-number-zero': {
    guilty: {
      'of a list that takes it for 1': readPage(polyv, forbidList, { pageNumber: 0 }),
      'of another list': readPage(polyv, 'v3/user/chat/banned-user/list', { page: 0 }),
      'of a list that refuses it': readPage(livesaas, banUsers, { ActivityId: longId.right, PageNo: 0 }),
      'of users': readPage(livesaas, 'ListActivityUsers', {
        ActivityId: longId.right,
        SearchStatus: 1,
        PageNumber: 0,
      }),
      'below zero': readPage(polyv, forbidList, { pageNumber: -1 }),
    },
    innocent: {
      'page 1': readPage(polyv, forbidList, { pageNumber: 1 }),
      'no page': readPage(livesaas, banUsers, { ActivityId: longId.right }),
      'an offset, which begins at 0': readPage(chat, list, { RoomId: 'test', Offset: 0 }),
      'page 0 where pages begin with 0': readPage(trtc, 'DescribeRoomInfo', {
        SdkAppId: 1400188366,
        StartTime: 1_700_000_000,
        EndTime: 1_700_000_600,
        PageNumber: 0,
      }),
    },
  },
  'rounded-number': {
    guilty: {
      'as JavaScript prints it': scene((setup) => {
        lookAt(setup, '1820211234043371000');
      }),
      'as other languages print it': scene((setup) => {
        lookAt(setup, '1820211234043371008');
      }),
      'a user': scene(({ call }) => {
        const UserIds = ['1820211234043371000'];
        call(changeBans, { ActivityId: '1', BanStatus: 1, UserIds }, { vendor: livesaas });
      }),
      'with an exponent': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.820211234043371e+18,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
    },
    innocent: {
      'an id to the digit': scene((setup) => {
        lookAt(setup, '1820211234043371007');
      }),
      'an id that there is': scene((setup) => {
        setup.setState(livesaas, { activities: [{ ActivityId: '1820211234043371008' }] });
        lookAt(setup, '1820211234043371008');
      }),
      'one of many, by chance': scene((setup) => {
        times(10, (index) => {
          lookAt(setup, `182021123404337100${index}`);
        });
      }),
      'an id that was made up': scene((setup) => {
        lookAt(setup, '7000000000000000000');
      }),
      'a number with a fraction': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.5e3,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
    },
  },
  'number-with-exponent': {
    guilty: {
      'an activity, as Java prints a double': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.819171234140099E15,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
      'a user': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1,"BanStatus":1,"UserIds":[1.820211234043371E15]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
      'with a small letter and a sign': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.819171234140099e+15,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
    },
    innocent: {
      'an id to the digit': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
      'one beyond 2^53, which is rounded': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.820211234043371e+18,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
      'a number with a fraction': scene(({ call }) => {
        const damage = { body: '{"ActivityId":1.5e3,"BanStatus":1,"UserIds":[2001]}' };
        call(changeBans, { ActivityId: '1', BanStatus: 1 }, { vendor: livesaas, damage });
      }),
    },
  },
};
