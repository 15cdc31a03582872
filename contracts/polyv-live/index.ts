import { defineVendor } from '../core/contract/vendor.ts';
import { declined } from './operations/not-built.ts';
import { remedies } from './errors/remedies.ts';
import { demoState, load } from './demo.ts';
import { polyvLiveApi } from './api.ts';
import { assumptions } from './assumptions/index.ts';
import { bodies } from './wire/envelope-schemas.ts';
import { calls } from './wire/call-form.ts';
import { checks } from './gateway/checks.ts';
import { codec } from './wire/codec.ts';
import { findings } from './diagnosis/findings.ts';
import { state } from './state/form.ts';
import { toolVariables } from './tool-variables.ts';
import { docs } from './operation-docs/index.ts';
import { sdkSample } from './sdk-sample.ts';

/**
 * Polyv live (保利威): who may speak and who may stay in the chat of an account's channels.
 *
 * A call says who makes it and when, and is signed with a secret that never travels:
 *
 *     GET /live/v4/chat/forbid/list?pageSize=10&appId=fakeappid1&timestamp=1700000000000&sign=1953DA28…
 *
 *     sign = MD5(appSecret + "appIdfakeappid1pageSize10timestamp1700000000000" + appSecret)
 *
 * Signed are the query and, up to v3, the form. From v4 on a POST brings its fields as JSON, which is never signed.
 *
 * The answer comes in one envelope, and its `message` alone tells one error from another:
 *
 *     { "code": 200, "status": "success", "message": "", "data": { "pageSize": 10, … } }
 *     { "code": 400, "status": "error", "message": "invalid signature.", "data": "" }
 *
 * Behind it is a table of viewers, with two flags for each. `banned-user/update` sets and clears `banned`,
 * which is a mute; `kick-users` sets `kicked`, and `unkick-users` clears it. `forbid/list` shows everybody
 * who has at least one.
 *
 * Each channel keeps lists of its own beside it: who is muted by id or by address, who was kicked, and which
 * words nobody may say. What is banned in a channel ends with the channel.
 *
 * @example
 * const { key, rate } = polyvLive.operations.kickUsers;
 */
export const polyvLive = defineVendor({
  /** What a client needs: name, hosts, the limit of the domain, errors in Polyv's words, credentials, and an operation for each endpoint. */
  ...polyvLiveApi,

  /** What people call it, who may write so where a vendor is to be named. */
  alsoCalled: ['保利威', '保利威直播', '保利威视', '保利威云直播'],

  /** What the comments of the operations say, a call to begin with, and the calls that demo and benchmark make. */
  docs,
  example: { operation: 'v4/chat/forbid/list', input: { pageNumber: 1, pageSize: 10 } },
  sdkSample,
  demoState,
  bans: [
    { operation: 'v4/chat/forbid/kick-users', users: 'viewerIds' },
    { operation: 'v3/user/chat/banned-user/update', users: 'viewerIds', unless: { banned: 'N' } },
    { operation: 'v4/chat/channel/forbid/kick-users', room: 'channelId', users: 'viewerIds' },
    {
      operation: 'v3/channel/chat/banned-user',
      room: 'channelId',
      users: 'userIds',
      unless: { toBanned: 'N' },
    },
  ],
  load,

  /** How a call and its answer look as bytes, and which parameters a log may show. */
  codec,
  calls,
  bodies,
  visible: ['appid', 'timestamp', 'signaturemethod', 'signaturenonce', 'requestid'],

  /** What a call must pass, in this order: domain, route, application, timestamp, signature, rate, channel, body, fields. */
  checks,

  /** What its own command line reads. */
  toolVariables,

  /** The errors for a failure of the service itself, and for a request that is too large. */
  internalError: 'undefined error',
  bodyTooLarge: 'param validate error',

  /** What a client's developer does about each error. */
  remedies,

  /** What the account remembers: its channels and its viewers. */
  state,

  /** What the documents leave open, and what is taken for true meanwhile. */
  assumptions,

  /** What is held against a client besides what every vendor would. */
  findings,

  /** What is left out on purpose. */
  declined,
});

/** The type of the whole vendor. */
export type PolyvLive = typeof polyvLive;
