import { documented } from '../core/contract/source.ts';
import { defineVendor } from '../core/contract/vendor.ts';
import { volcengineLivesaasApi } from './api.ts';
import { accountBanStatus } from './operations/account-bans.ts';
import { banStatus } from './operations/field-schemas.ts';
import { demoState, load } from './demo.ts';
import { assumptions } from './assumptions/index.ts';
import { bodies } from './wire/envelope.ts';
import { calls } from './wire/call-form.ts';
import { checks } from './gateway/checks.ts';
import { declined } from './operations/not-built.ts';
import { remedies } from './errors/remedies.ts';
import { codec } from './wire/codec.ts';
import { findings } from './diagnosis/findings.ts';
import { state } from './state/form.ts';
import { toolVariables } from './tool-variables.ts';
import { docs } from './operation-docs/index.ts';
import { sdkSample } from './sdk-sample.ts';

const banPage = documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24');

/**
 * Volcengine enterprise live: the service `livesaas` behind the gateway of the Volcengine OpenAPI.
 * Every call goes to `/`; Action and Version in the query say which one it is.
 *
 * @example
 * const { status, retryable } = volcengineLivesaas.errors[volcengineLivesaas.internalError];
 */
export const volcengineLivesaas = defineVendor({
  /** What a client needs: name, hosts, errors, credentials and operations. */
  ...volcengineLivesaasApi,

  /** What people call it, who may write so where a vendor is to be named. */
  alsoCalled: [
    'Volcano Engine',
    'LiveSaaS',
    '火山',
    '火山引擎',
    '火山引擎企业直播',
    '火山引擎企业直播 LiveSaaS',
    '企业直播',
  ],

  /** How a call and its answer look as bytes: HMAC-SHA256 in headers or in the query, ids as bare numbers. */
  codec,
  calls,
  bodies,
  visible: [
    'action',
    'version',
    'x-algorithm',
    'x-content-sha256',
    'x-credential',
    'x-date',
    'x-expires',
    'x-notsignbody',
    'x-signedheaders',
    'x-signedqueries',
  ],

  /** What a call must pass before it is carried out: the gateway from Action to rate, then the service's fields. */
  checks,

  /** Read by the older SDKs for Go (volc-sdk-golang), which know no other proxy. */
  toolProxies: ['VOLC_HTTP_PROXY', 'VOLC_HTTPS_PROXY'],
  toolVariables,

  internalError: 'InternalError',
  bodyTooLarge: 'UndefinedError',

  /** What a client's developer does about each error. */
  remedies,

  /** What the account remembers: its activities, who has been in them, and who is banned. */
  state,
  quotas: {
    bannedUsers: {
      limit: 1000,
      counts: 'users banned from one activity',
      error: 'QuotaExceeded.UserIdOverLimit',
      source: banPage,
    },
    bannedCookies: {
      limit: 1000,
      counts: 'devices banned from one activity',
      error: 'QuotaExceeded.CookieOverLimit',
      source: banPage,
    },
    bannedIps: {
      limit: 1000,
      counts: 'addresses banned from one activity',
      error: 'QuotaExceeded.IpOverLimit',
      source: documented('https://volcengine.com/docs/3019/1414486', '2025-03-24'),
    },
  },

  /** What the pages leave open; NOTES.md is the short form. */
  assumptions,
  findings,

  docs,
  example: {
    operation: 'UpdateActivityUserBanStatus',
    input: { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] },
  },
  sdkSample,
  demoState,
  bans: [
    {
      operation: 'UpdateActivityUserBanStatus',
      room: 'ActivityId',
      users: 'UserIds',
      unless: { BanStatus: banStatus.lift },
    },
    { operation: 'UpdateAccountBanStatus', users: 'UserIds', unless: { BanStatus: accountBanStatus.lift } },
  ],
  load,
  declined,
});

/** The type of the whole vendor. */
export type VolcengineLivesaas = typeof volcengineLivesaas;
