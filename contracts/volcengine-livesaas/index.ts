import { documented } from '../core/evidence.ts';
import { defineVendor } from '../core/vendor.ts';
import { assumptions } from './assumptions.ts';
import { bans } from './bans.ts';
import { checks } from './checks.ts';
import { credential } from './credentials.ts';
import { dialect } from './dialect.ts';
import { errors } from './errors.ts';
import { state } from './state.ts';

const banPage = documented('https://www.volcengine.com/docs/3019/1412599', '2025-01-24');

/** Volcengine enterprise live: the service `livesaas` of the Volcengine OpenAPI, signed with HMAC-SHA256. */
export const volcengineLivesaas = defineVendor({
  name: 'volcengine-livesaas',
  title: 'Volcengine livesaas (enterprise live)',
  hosts: ['livesaas.volcengineapi.com', 'open.volcengineapi.com', 'open.byteplusapi.com'],
  errors,
  internalError: 'InternalError',
  bodyTooLarge: 'UndefinedError',
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
  },
  credential,
  state,
  dialect,
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
  checks,
  assumptions,
  example: {
    operation: 'UpdateActivityUserBanStatus',
    input: { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] },
  },
  operations: { ...bans },
  declined: [
    {
      action: 'CreateVipOrBlackListUserInfo',
      reason: 'the blacklist of lotteries shares no state with bans',
    },
    { action: 'UpdateViewingRestriction', reason: 'who may watch is a setting of the page, not a sanction' },
    { action: 'ForbidLiveChannel', reason: 'it stops a whole stream; no viewer is concerned' },
    { action: 'ResumeLiveChannel', reason: 'it starts a whole stream again; no viewer is concerned' },
  ],
});

export type VolcengineLivesaas = typeof volcengineLivesaas;
