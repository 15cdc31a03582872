import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { noon } from '../core/calls.ts';
import { ban, banning, list, nowhere, scene, type RuleCases } from './setup.ts';

const usersig = (now = Date.parse(noon), life = 3600) =>
  makeUserSig(tencentChat.credential.fake, 'administrator', now, life);
const signed = (now: number, life: number) => ({ damage: { query: { usersig: usersig(now, life) } } });

/** A UserSig that has a plus sign in standard base64, as it arrives when its characters are written by `escape`. */
const withPlus = (nth: number, escape: (sig: string) => string) => {
  const lives = Array.from({ length: 200 }, (_, at) => 3601 + at);
  const sigs = lives.map((life) => usersig(Date.parse(noon), life)).filter((sig) => sig.includes('*'));
  return { damage: { query: { usersig: escape(sigs[nth]!) } } };
};
const inStandardBase64 = (sig: string): string =>
  sig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
const unencoded = (sig: string): string => inStandardBase64(sig).replaceAll('+', ' ');

export const tencentChatCases: RuleCases = {
  'tencent-chat.usersig-with-spaces': {
    guilty: {
      'standard base64 as it is': scene(({ call }) => {
        call(ban, banning, withPlus(0, unencoded));
      }),
      'with the signs of the vendor but for the plus': scene(({ call }) => {
        call(
          ban,
          banning,
          withPlus(1, (sig) => sig.replaceAll('*', ' ')),
        );
      }),
      'in a room that is not there': scene(({ call }) => {
        call(ban, nowhere, withPlus(2, unencoded));
      }),
    },
    innocent: {
      'as the generators write it': scene(({ call }) => {
        call(
          ban,
          banning,
          withPlus(0, (sig) => sig),
        );
      }),
      'standard base64, percent-encoded': scene(({ call }) => {
        call(ban, banning, withPlus(1, inStandardBase64));
      }),
      'a text with spaces that is no UserSig': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: 'no such thing' } } });
      }),
    },
  },
  'tencent-chat.deprecated-page-names': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(list, { RoomId: 'test', Next: 0, Count: 10 });
      }),
      'the number of entries alone': scene(({ call }) => {
        call(list, { RoomId: 'test', Count: 10 });
      }),
      'in the room service': scene(({ call }) => {
        call('room_engine_http_srv/get_banned_member_list', { RoomId: 'test', Count: 10 });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(list, { RoomId: 'test', Offset: 0, Limit: 10 });
        call('live_engine_http_srv/get_member_list', { RoomId: 'test', Next: '' });
        call('room_engine_http_srv/get_banned_member_list', { RoomId: 'test', Next: 0 });
      }),
      'the first page': scene(({ call }) => {
        call(list, { RoomId: 'test' });
      }),
      'the list of members, whose page has Next': scene(({ call }) => {
        call('live_engine_http_srv/get_member_list', { RoomId: 'test', Next: '' });
      }),
    },
  },
  'tencent-chat.missing-random': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: null } } });
      }),
      'a text': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: 'abc' } } });
      }),
      'a number beyond 32 bits': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: '4294967296' } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, banning);
      }),
      'the smallest': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: '0' } } });
      }),
      'the largest': scene(({ call }) => {
        call(ban, banning, { damage: { query: { random: '4294967295' } } });
      }),
    },
  },
  'tencent-chat.not-an-administrator': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, banning, { damage: { credential: { administrators: ['user1'] } } });
      }),
      'in a room that is not there': scene(({ call }) => {
        call(ban, nowhere, { damage: { credential: { administrators: ['user1'] } } });
      }),
      'by a name that is written otherwise': scene(({ call }) => {
        call(ban, banning, { damage: { credential: { administrators: ['Administrator'] } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, banning);
      }),
      'in a room that is not there': scene(({ call }) => {
        call(ban, nowhere);
      }),
      'a UserSig that is none': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: 'x' } } });
      }),
    },
  },
  'tencent-chat.usersig-out-of-place': {
    guilty: {
      'as it is': scene(({ call }) => {
        call(ban, { ...banning, UserSig: usersig() });
      }),
      'in a header': scene(({ call }) => {
        call(ban, banning, { damage: { headers: { 'X-Sig': usersig() }, query: { usersig: usersig() } } });
      }),
      'in the body, with a name of its own': scene(({ call }) => {
        call(ban, { ...banning, Reason: usersig() }, { damage: { query: { usersig: usersig() } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, { ...banning, Reason: 'the usersig of this user has ended' });
      }),
      'a UserSig that is a letter': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: 'a' } } });
      }),
      'in the query alone': scene(({ call }) => {
        call(ban, banning, { damage: { query: { usersig: usersig() } } });
      }),
    },
  },
  'tencent-chat.content-type-parameter': {
    guilty: {
      'left out': scene(({ call }) => {
        call(ban, banning, { damage: { query: { contenttype: null } } });
      }),
      'another type': scene(({ call }) => {
        call(ban, banning, { damage: { query: { contenttype: 'xml' } } });
      }),
      'as a header has it': scene(({ call }) => {
        call(list, { RoomId: 'test' }, { damage: { query: { contenttype: 'application/json' } } });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call(ban, banning);
      }),
      'a call that is refused': scene(({ call }) => {
        call(ban, nowhere);
      }),
      'no call of this service': scene(({ call }) => {
        call(ban, banning, { damage: { path: '/', query: { contenttype: null } } });
      }),
    },
  },
  'tencent-chat.usersig-unit': {
    guilty: {
      'made in milliseconds': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon) * 1000, 86_400));
      }),
      'a life of a day in milliseconds': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), 86_400_000));
      }),
      'a life of half a year in milliseconds': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), 15_552_000_000));
      }),
      'the time of its end in place of a life': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), Date.parse(noon) / 1000 + 86_400));
      }),
    },
    innocent: {
      'a day': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), 86_400));
      }),
      'half a year, as the samples have it': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), 180 * 86_400));
      }),
      'ten years': scene(({ call }) => {
        call(ban, banning, signed(Date.parse(noon), 3650 * 86_400));
      }),
    },
  },
};
