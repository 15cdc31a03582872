import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { polyv } from '../../signers/polyv-live.ts';
import { tc3 } from '../../signers/tencent-trtc.ts';
import { scope, volc, volcGet, volcHost, volcUrl } from '../../signers/volcengine-livesaas.ts';

const volcano = samplesOf('volcengine-livesaas');

const activity = 1_819_171_234_140_099;
const ban = { ActivityId: activity, BanStatus: 1, UserIds: [1_820_211_234_043_371] };
const to = (query: string, body: unknown, change = {}): Sent =>
  volc({
    target: `/?${query}`,
    query,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...change,
  });
const banning = (body: unknown): Sent => to('Action=UpdateActivityUserBanStatus&Version=2023-08-01', body);
const post = (action: string, body: unknown): Sent => to(`Action=${action}&Version=2020-06-01`, body);
const get = (query: string): Sent => volcGet(query, query.split('&').sort().join('&'));
const users = `Action=ListActivityUsers&Version=2023-08-01&ActivityId=${activity}`;
const withHeader = (
  name: string,
  change: (value: string) => readonly (readonly [string, string])[],
): Sent => ({
  ...volc(),
  headers: volc().headers!.flatMap(([one, value]) =>
    one === name ? change(value) : [[one, value] as const],
  ),
});
const at = (path: string): Sent => ({ ...volc(), target: volc().target.replace('/', path) });

/** Calls to Volcengine that are refused for no signature, written before anybody looked at what is told. */
export const volcRefusedFifth: readonly Sample[] = [
  volcano(
    'an id that JavaScript rounded',
    banning(JSON.stringify(ban).replace(String(activity), '18191712341400991234')),
    /ActivityId: .*1819171234140099/,
  ),
  volcano(
    'an id with an exponent',
    banning(JSON.stringify(ban).replace(String(activity), '1.8191712341401e15')),
    /ActivityId: .*1\.8191712341401e\+?15|ActivityId: .*1819171234140100/,
  ),
  volcano(
    'one user that is no list',
    banning({ ...ban, UserIds: 1_820_211_234_043_371 }),
    /UserIds: .*list.*1820211234043371/,
  ),
  volcano(
    'a list of users as objects',
    banning({ ...ban, UserIds: [{ UserId: 1_820_211_234_043_371 }] }),
    /UserIds.*0.*number.*object/,
  ),
  volcano('true for a status', banning({ ...ban, BanStatus: true }), /BanStatus: .*true/),
  volcano('a status that is nothing', banning({ ...ban, BanStatus: null }), /BanStatus: .*null/),
  volcano(
    'fields in snake case',
    banning({ activity_id: activity, ban_status: 1, user_ids: [1] }),
    /ActivityId: .*missing.*activity_id/,
  ),
  volcano(
    'fields in camel case',
    banning({ activityId: activity, banStatus: 1, userIds: [1] }),
    /ActivityId: .*missing.*activityId/,
  ),
  volcano('the body in a list', banning([ban]), /body: .*object.*list/),
  volcano(
    'the body as Python prints it',
    banning("{'ActivityId': 1819171234140099, 'BanStatus': 1}"),
    /body: .*JSON/,
  ),
  volcano('the body as a form', banning('ActivityId=1819171234140099&BanStatus=1'), /form/),
  volcano('no body', banning(''), /body|ActivityId/),
  volcano(
    'no addresses',
    to('Action=UpdateActivityIpBanStatus&Version=2023-08-01', {
      ActivityId: activity,
      BanStatus: 1,
      Ips: [],
    }),
    /Ips: .*(?:at least 1|empty|0 entries)/,
  ),
  volcano(
    '51 addresses',
    to('Action=UpdateActivityIpBanStatus&Version=2023-08-01', {
      ActivityId: activity,
      BanStatus: 1,
      Ips: Array.from({ length: 51 }, (_, index) => `10.0.0.${index}`),
    }),
    /Ips: .*50.*51/,
  ),
  volcano(
    '1 for true',
    post('SilenceUserAPI', { ActivityId: activity, UserId: 1_820_211_234_043_371, Status: 1 }),
    /Status: .*true or false.*1/,
  ),
  volcano(
    'silence with the word of the ban',
    post('SilenceUserAPI', { ActivityId: activity, UserId: 1_820_211_234_043_371, BanStatus: 1 }),
    /Status: .*missing.*BanStatus/,
  ),
  volcano(
    'users of a call for one',
    post('SilenceUserAPI', { ActivityId: activity, UserIds: [1_820_211_234_043_371], Status: true }),
    /UserId: .*missing.*UserIds/,
  ),
  volcano(
    'the silence under the newer version',
    to('Action=SilenceUserAPI&Version=2023-08-01', {}),
    /Version.*2020-06-01/,
  ),
  volcano('the silence without API', post('SilenceUser', {}), /SilenceUserAPI/),
  volcano('a page with a word', get(`${users}&SearchStatus=1&PageNumber=one`), /PageNumber: .*number.*"one"/),
  volcano('pages of a thousand', get(`${users}&SearchStatus=1&PageSize=1000`), /PageSize: .*100.*1000/),
  volcano('no status to look for', get(users), /SearchStatus: .*missing/),
  volcano(
    'the pages of the other list',
    get(`Action=ListUserBehaviorDataAPIV2&Version=2020-06-01&ActivityId=${activity}&PageNo=0`),
    /PageNo: .*1.*0/,
  ),
  volcano(
    'a name of 151 characters',
    post('CreateActivityAPIV2', { Name: '直'.repeat(151) }),
    /Name: .*150.*151/,
  ),
  volcano(
    'an end of milliseconds',
    post('CreateActivityAPIV2', { Name: 'a', LiveTime: 1_700_003_600, EndTime: 1_700_007_200_000 }),
    /EndTime/,
  ),
  volcano(
    'an address of a page that is too long',
    post('CreateActivityAPIV2', { Name: 'a', ViewUrlPath: 'a'.repeat(21) }),
    /ViewUrlPath: .*20.*21/,
  ),
  volcano('an activity that was deleted', banning(ban), /ActivityId: .*1819171234140099/, {
    before: [post('DeleteActivityAPI', { ActivityId: activity })],
  }),
  volcano(
    'the version in the wrong form',
    to('Action=UpdateActivityUserBanStatus&Version=20230801', ban),
    /Version: .*2023-08-01.*20230801/,
  ),
  volcano(
    'the action in small letters',
    to('action=UpdateActivityUserBanStatus&version=2023-08-01', ban),
    /Action: .*missing.*action/,
  ),
  volcano('no query at all', { ...volc(), target: '/' }, /Action: .*missing/),
  volcano('the path of other products', at('/api/v1'), /path|\/api\/v1/),
  volcano(
    'the action as a path',
    { ...volc(), target: '/UpdateActivityUserBanStatus?Version=2023-08-01' },
    /Action|path/,
  ),
  volcano('PATCH', volc({ method: 'PATCH' }), /PATCH/),
  volcano(
    'no authorization',
    withHeader('Authorization', () => []),
    /Authorization: .*missing/,
  ),
  volcano(
    'the authorization of AWS',
    withHeader('Authorization', (value) => [['Authorization', `AWS4-${value}`]]),
    /HMAC-SHA256.*AWS4|AWS4/s,
  ),
  volcano(
    'the authorization of Tencent',
    withHeader('Authorization', (value) => [['Authorization', `TC3-${value}`]]),
    /HMAC-SHA256/,
  ),
  volcano(
    'a bearer',
    withHeader('Authorization', () => [['Authorization', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc']]),
    /Authorization: .*Bearer/s,
  ),
  volcano(
    'no signature',
    withHeader('Authorization', (value) => [['Authorization', value.replace(/, Signature=.*/, '')]]),
    /Signature/,
  ),
  volcano(
    'an empty date',
    withHeader('X-Date', () => [['X-Date', '']]),
    /X-Date/,
  ),
  volcano(
    'the date in the header of HTTP',
    withHeader('X-Date', () => [['Date', 'Tue, 14 Nov 2023 22:13:20 GMT']]),
    /X-Date: .*missing/,
  ),
  volcano(
    'yesterday',
    volc({ date: '20231113T221320Z', named: ['20231113', ...scope.slice(1)] }),
    /X-Date: .*(?:24 h|1 day|86400)/,
  ),
  volcano(
    'a signed address that is an hour old',
    volcUrl({ params: { 'X-Date': '20231114T210000Z' } }),
    /X-Date/,
  ),
  volcano('a call of Polyv', polyv(), /http:\/\/127\.0\.0\.1:4014/),
  volcano('a call of RTC', tc3(), /http:\/\/127\.0\.0\.1:4012/),
  volcano('a look with a browser', { method: 'GET', target: '/', headers: [['Host', volcHost]] }, /Action/),
];
