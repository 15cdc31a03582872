import { defineApi } from '../core/contract/vendor-api.ts';
import { errors } from './errors/index.ts';
import { operations } from './operations/index.ts';
import { clientCodec } from './wire/client-codec.ts';
import { credential } from './wire/credentials.ts';

/** What a client of Tencent Live and RoomKit needs; `index.ts` is the whole vendor. */
export const tencentChatApi = defineApi({
  name: 'tencent-chat',
  title: 'Tencent Live / RoomKit (Chat REST gateway)',
  hosts: [
    'console.tim.qq.com',
    'adminapisgp.im.qcloud.com',
    'adminapikr.im.qcloud.com',
    'adminapijpn.im.qcloud.com',
    'adminapiger.im.qcloud.com',
    'adminapiusa.im.qcloud.com',
    'adminapiidn.im.qcloud.com',
    'adminapiind.im.qcloud.com',
    'adminapi.my-imcloud.com',
    'adminapisgp.my-imcloud.com',
    'adminapikr.my-imcloud.com',
    'adminapijpn.my-imcloud.com',
    'adminapiger.my-imcloud.com',
    'adminapiusa.my-imcloud.com',
    'adminapiidn.my-imcloud.com',
  ],
  errors,
  credential,
  codec: clientCodec,
  operations,
});
