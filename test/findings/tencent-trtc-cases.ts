import { scene, trtc, type RuleCases } from './setup.ts';

const app = 1400188366;
const users = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);

export const tencentTrtcCases: RuleCases = {
  'tencent-trtc.clock-ahead': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 200 } });
      }),
      'two minutes': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 120 } });
      }),
      'an hour and a bit': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { skewSeconds: 4000 } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, damage: { skewSeconds: 30 } });
      }),
      'local time that is written as UTC': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { skewSeconds: 8 * 3600 } },
        );
      }),
      milliseconds: scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'X-TC-Timestamp': '1700000000000' } } },
        );
      }),
    },
  },
  'tencent-trtc.older-signature': {
    guilty: {
      'as it is': scene(({ call }) => {
        const options = { signatureMethod: 'HmacSHA256' };
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options });
      }),
      'with HmacSHA1': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { signatureMethod: 'HmacSHA1' } },
        );
      }),
      'in a query': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { signatureMethod: 'HmacSHA256', method: 'GET' } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
      }),
      'the newer method in a query': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options: { method: 'GET' } });
      }),
      'no signature': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { authorization: null } } },
        );
      }),
    },
  },
  'tencent-trtc.too-many-users': {
    guilty: {
      'as it is': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(11) }, { vendor: trtc });
      }),
      'from a room that is not there': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 77, UserIds: users(11) }, { vendor: trtc });
      }),
      'by a name of the room': scene(({ call }) => {
        call('RemoveUserByStrRoomId', { SdkAppId: app, RoomId: 'r', UserIds: users(11) }, { vendor: trtc });
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 10006, UserIds: users(10) }, { vendor: trtc });
      }),
      'ten from a room that is not there': scene(({ call }) => {
        call('RemoveUser', { SdkAppId: app, RoomId: 77, UserIds: users(10) }, { vendor: trtc });
      }),
      'a room is dismissed': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
      }),
    },
  },
  'tencent-trtc.content-type': {
    guilty: {
      'a form': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'content-type': 'application/x-www-form-urlencoded' } } },
        );
      }),
      'a text': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'content-type': 'text/plain' } } },
        );
      }),
      none: scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'content-type': null } } },
        );
      }),
    },
    innocent: {
      'as it should be': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc });
      }),
      'with a charset': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, damage: { headers: { 'content-type': 'application/json; charset=utf-8' } } },
        );
      }),
      'a query': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options: { method: 'GET' } });
      }),
      'a form, signed with the older method': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { signatureMethod: 'HmacSHA256' } },
        );
      }),
    },
  },
  'tencent-trtc.foreign-region': {
    guilty: {
      'of Volcengine': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'cn-north-1' } },
        );
      }),
      'of Alibaba Cloud': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'cn-hangzhou' } },
        );
      }),
      'of AWS': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'us-east-1' } },
        );
      }),
      'the text null': scene(({ call }) => {
        call('DismissRoom', { SdkAppId: app, RoomId: 10006 }, { vendor: trtc, options: { region: 'null' } });
      }),
    },
    innocent: {
      'where the action is': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'ap-singapore' } },
        );
      }),
      'of the same cloud, without the action': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'ap-mumbai' } },
        );
      }),
      'one that the SDKs do not name': scene(({ call }) => {
        call(
          'DismissRoom',
          { SdkAppId: app, RoomId: 10006 },
          { vendor: trtc, options: { region: 'ap-shenzhen' } },
        );
      }),
    },
  },
};
