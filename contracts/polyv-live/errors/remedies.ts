import type { Remedies } from '../../core/contract/remedy.ts';
import type { PolyvError } from './index.ts';

/** What to do about each error. The advice is ours; what it rests on is the meaning that the vendor gives. */
export const remedies: Remedies<PolyvError> = [
  [
    'Compare method and path with the route on the page of the operation.',
    ['Not Found', 'Method Not Allowed', 'redirect'],
  ],
  ['Put appId into the query or the form of every call.', ['appId is required.']],
  ['Use the appId of the account, as the console shows it.', ['application not found.']],
  [
    'Set the clock of the machine, and send the time of each call in milliseconds.',
    ['invalid timestamp.', 'timestamp is required.'],
  ],
  [
    'Sign every parameter that is sent in the query or the form, with the secret of the appId: "understudy explain" names the mistake where it is known.',
    ['invalid signature.', '签名错误', 'sign is required.'],
  ],
  [
    'Wait and send the call again; space calls out, or name more viewers in each.',
    ['qps exceeds number of calls, limit: {limit}', 'qps exceeds number of calls'],
  ],
  ['Send the body as JSON, with Content-Type: application/json.', ["Content type '{type}' not supported"]],
  [
    'Send one JSON object as the body, with the fields in the types of the table.',
    ['json format error', 'Required request body is missing', 'JSON parse error: {problem}'],
  ],
  [
    'Send the field that the message names, with a value.',
    ['param should not be empty: {field}', '直播名称不能为空'],
  ],
  [
    'Correct the field that the message names; the table of fields has its type and its limits.',
    [
      'param is not digit: {field}',
      'param is not number: {field}',
      'param type error',
      'param exceeds maximum value of integer: {field}',
      'param is not boolean (Y / N)',
      'param length is incorrect: {field}',
      'number range error',
      'param is not color',
      'param is not date normal',
      'invalid date time format',
    ],
  ],
  [
    'Compare the fields that belong together, such as an id and a name for each viewer.',
    ['param validate error'],
  ],
  [
    'Check the channel’s number, and that the channel belongs to the account of the appId.',
    ['illegal channel id: {id}', '找不到频道', 'channel id or password error'],
  ],
  [
    'Look at what the call was to change, then send it again after a pause that grows; ask the vendor if it stays so.',
    ['undefined error', '系统异常', 'api error.'],
  ],
  [
    'Let the vendor allow this to the account, or to the domain or address that calls; after too many calls from one address, wait five minutes.',
    ['need to login', 'access forbidden', 'illegal operation', 'illegal domain'],
  ],
  [
    'Bring the channel into the state that the call needs first.',
    [
      'conflict with user login',
      'illegal stream status',
      'channel forbid login',
      'channel already login',
      'channel in live',
      'channel in no live',
      'please user pure video scene channel login',
    ],
  ],
];
