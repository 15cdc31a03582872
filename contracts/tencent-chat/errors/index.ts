import type { ErrorSpec } from '../../core/contract/vendor.ts';
import { assumed, documented, observed, type Source } from '../../core/contract/source.ts';

const commonCodes = documented('https://trtc.io/document/60703');
const banPage = documented('Tencent Live, ban_member (trtc.io/document/63407)');
const roomListPage = documented('Tencent RoomKit, get_banned_member_list (trtc.io/document/60709)');
const accountCodes = documented('https://trtc.io/document/34348');
const metadataPage = documented('https://tencentcloud.com/document/product/647/64376', '2024-09-11');
const adminPage = documented('https://www.tencentcloud.com/document/product/1071/76881');
const sdk = observed('the enumeration of error codes in the vendor SDK');
const sdkMeaning = assumed('the vendor SDK gives the meaning of the code, and nobody the words');

/**
 * The gateway's codes (60000–79999) and the services' own (100000 and above). Every one travels with HTTP 200.
 * Texts are those of real replies where somebody has published one, and the descriptions of the pages elsewhere; an
 * operation whose page has other words says them itself.
 */
export const errors = {
  60002: gateway(60002, 'HTTP parse Error', 'the URL is not /v4/{service}/{command}', {
    source: observed('a browser opening the root of the gateway'),
  }),
  60003: gateway(
    60003,
    'HTTP request JSON parsing error, please check the JSON format',
    'the body is empty or not JSON',
  ),
  60004: gateway(
    60004,
    'Request URL or JSON payload contains an incorrect account or signature',
    'identifier or usersig is missing',
  ),
  60005: gateway(
    60005,
    'Request URL or JSON payload contains an incorrect account or signature',
    'an account or a signature in the body is wrong',
  ),
  60006: gateway(
    60006,
    'SDKAppID invalid, please verify the validity of SDKAppID',
    'the sdkappid is not a number or is unknown',
  ),
  60007: gateway(
    60007,
    'RESTful API invocation frequency exceeds its limit, please reduce the request frequency',
    'the command is called more often than allowed',
    { retryable: true, kind: 'rate' },
  ),
  60008: gateway(
    60008,
    'service timeout or request format error,please check and try again',
    'the service did not answer in time',
    {
      retryable: true,
      kind: 'failure',
      source: observed('a call that the service behind the gateway did not answer'),
    },
  ),
  60009: gateway(
    60009,
    'Request Resource Error, please check the request URL',
    'there is no such service or command',
  ),
  60010: gateway(
    60010,
    'The request requires App administrator privileges',
    'the identifier is no administrator of the app',
  ),
  60011: gateway(
    60011,
    'SDKAppID request frequency exceeds the limit, please reduce the request frequency',
    'the app calls more often than allowed',
    { retryable: true, kind: 'rate' },
  ),
  60012: gateway(
    60012,
    'RESTful API requires SDKAppID, please check the SDKAppID in the request URL',
    'the sdkappid is missing',
  ),
  60013: gateway(
    60013,
    'HTTP response package JSON parsing error',
    'the gateway cannot read the reply of the service',
    { retryable: true, kind: 'failure' },
  ),
  60014: gateway(60014, 'Account Replacement timed out', 'the account layer did not answer in time', {
    retryable: true,
  }),
  60015: gateway(60015, 'body account invalid', 'an account in the body is not a string', {
    source: observed('a call with an account of another type'),
  }),
  60016: gateway(60016, 'SDKAppID is disabled.', 'the app is disabled'),
  60017: gateway(60017, 'The request is disabled.', 'the request is disabled'),
  60018: gateway(
    60018,
    'The request is too frequent, please try again later.',
    'the calls are too frequent',
    {
      retryable: true,
      kind: 'rate',
    },
  ),
  60019: gateway(
    60019,
    'The request is too frequent, please try again later.',
    'the calls are too frequent',
    {
      retryable: true,
      kind: 'rate',
    },
  ),
  60020: gateway(
    60020,
    'Your Professional Edition package has expired and been deactivated. Please log in to Chat purchase page to repurchase the package. Once purchased, it will take effect 5 minutes later.',
    'the plan of the app has expired',
  ),
  60021: gateway(
    60021,
    'Calling Source IP for RestAPI is illegal.',
    'the address of the caller is not allowed',
  ),
  70001: gateway(
    70001,
    'The UserSig in use is expired. Please regenerate UserSig through official API.',
    'the UserSig has expired',
    {
      textSource: observed('the words that a client of the vendor looks for: The UserSig in use is expired'),
    },
  ),
  70003: gateway(
    70003,
    'The UserSig in use is illegal. Please regenerate UserSig through official API.',
    'the UserSig cannot be decoded',
    { source: observed('https://github.com/tencentyun/tls-sig-api-v2-java/issues/15') },
  ),
  70009: gateway(
    70009,
    'UserSig verification Failed. The UserSig in use maybe generated by Secret Key from other SDKAppID. Please regenerate UserSig by Secret Key from its own SDKAppID.',
    'the UserSig was not made with the key of this app',
    { source: observed('https://github.com/tencentyun/tls-sig-api-v2-java/issues/18') },
  ),
  70013: gateway(
    70013,
    'The requested UserID({requested}) does not match the Usersig({signed}). You can run a self-checking with the assistant tool on the console.',
    'the UserSig belongs to another identifier',
    {
      textSource: assumed(
        'the words of 70014, which a log of the vendor shows; its clients look for the middle',
      ),
    },
  ),
  70014: gateway(
    70014,
    'The requested SDKAppID({requested}) does not match the Usersig({signed}). You can run a self-checking with the assistant tool on the console.',
    'the UserSig belongs to another app',
    { textSource: observed('a log of the vendor SDK, at login', '2021-12-14') },
  ),
  70016: gateway(
    70016,
    'PublicKey does not exist. UserSig verification failed.',
    'the app has no key in this region',
    {
      source: accountCodes,
    },
  ),
  70020: gateway(
    70020,
    'SDKAppID does not exist. UserSig verification failed.',
    'the account layer does not know the sdkappid',
    {
      source: accountCodes,
    },
  ),
  70050: gateway(
    70050,
    'UserSig verification failed, and the request frequency exceeds the limit.',
    'too many failed verifications',
    { retryable: true, kind: 'rate', source: accountCodes },
  ),
  70051: gateway(70051, 'The account has been added to the blocklist.', 'the account is on a blacklist', {
    source: accountCodes,
  }),
  70107: gateway(
    70107,
    'The requested user account is not imported into the Chat System.',
    'an account was never imported',
    { source: accountCodes },
  ),

  100001: service(100001, 'Internal server error, please retry', { retryable: true, kind: 'failure' }),
  100002: service(
    100002,
    'Invalid parameter, please check the request for correctness based on the error description',
  ),
  100003: service(100003, 'Room ID already exists, please choose another Room ID', { source: metadataPage }),
  100004: service(
    100004,
    'The room does not exist, possibly because it was never created or has already been dissolved',
  ),
  100005: service(100005, 'Non-room members', { source: roomListPage }),
  100006: service(100006, 'Insufficient operational permissions', { source: roomListPage }),
  100007: service(100007, 'No payment information, a package bundle needs to be purchased from the Console', {
    source: metadataPage,
  }),
  100009: service(100009, 'The number of tags exceeds the limit.', { source: sdk, textSource: sdkMeaning }),
  100010: service(100010, 'The room ID is in use and the operator owns the room, it can be used directly.', {
    source: sdk,
    textSource: sdkMeaning,
  }),
  100011: service(100011, 'The room ID is in use by a Chat group.', { source: sdk, textSource: sdkMeaning }),
  100012: service(100012, 'The request frequency is limited.', {
    retryable: true,
    kind: 'rate',
    source: sdk,
    textSource: sdkMeaning,
  }),
  100013: service(100013, 'The limit of the package bundle is exceeded.', {
    source: sdk,
    textSource: sdkMeaning,
  }),
  100015: service(100015, 'Invalid room type.', { source: sdk, textSource: sdkMeaning }),
  100016: service(100016, 'The new homeowner is banned, please unban first'),
  100020: service(100020, 'The number of administrators exceeds the limit of 5.', { source: adminPage }),
  100300: service(
    100300,
    'Callback configuration already exists, you can use the update callback configuration interface to update',
    { source: documented('https://tencentcloud.com/document/product/647/64420') },
  ),
  100301: service(
    100301,
    'Callback configuration does not exist, you can create it using the Create Callback Configuration interface',
    { source: documented('https://tencentcloud.com/document/product/647/64418', '2024-09-24') },
  ),
  100500: service(100500, 'The number of keys for room metadata exceeds the upper limit of 10', {
    source: metadataPage,
  }),
  100501: service(100501, 'The value of a single key for room metadata exceeds the upper limit of 2KB', {
    source: metadataPage,
  }),
  100502: service(100502, 'The total size of values for room metadata exceeds the upper limit of 16KB', {
    source: metadataPage,
  }),
  100503: service(100503, 'There is no valid key in the room metadata.', {
    source: sdk,
    textSource: sdkMeaning,
  }),
  100504: service(100504, 'The size of a key for room metadata exceeds the upper limit of 50 bytes.', {
    source: sdk,
    textSource: sdkMeaning,
  }),
} as const satisfies Record<number, ErrorSpec>;

export type ChatError = `${keyof typeof errors}`;

interface Extras extends Pick<ErrorSpec, 'kind'> {
  readonly retryable?: boolean;
  readonly source?: Source;
  readonly textSource?: Source;
}

function gateway(code: number, message: string, meaning: string, extras: Extras = {}): ErrorSpec {
  return { status: 200, code, message, meaning, retryable: false, source: commonCodes, ...extras };
}

function service(code: number, message: string, extras: Extras = {}): ErrorSpec {
  const meaning = message.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
  return { status: 200, code, message, meaning, retryable: false, source: banPage, ...extras };
}
