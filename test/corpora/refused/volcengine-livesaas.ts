import { samplesOf, type Sample, type Sent } from '../sample.ts';
import { chatCall } from '../signers/tencent-chat.ts';
import { scope, volc, volcGet, volcHost, volcKeys } from '../signers/volcengine-livesaas.ts';

const of = samplesOf('volcengine-livesaas');

const ban = { ActivityId: 1_819_171_234_140_099, BanStatus: 1, UserIds: [1_820_211_234_043_371] };
const { BanStatus: _status, ...undecided } = ban;
const banning = (body: unknown): Sent => volc({ body: JSON.stringify(body) });
const to = (query: string, body: unknown = ban): Sent =>
  volc({ target: `/?${query}`, query, body: JSON.stringify(body) });
const get = (query: string): Sent => volcGet(query, query.split('&').sort().join('&'));
const at = (date: string, day = date.slice(0, 8)): Sent => volc({ date, named: [day, ...scope.slice(1)] });

export const volcRefusals: readonly Sample[] = [
  of('an id that is a word', banning({ ...ban, ActivityId: 'abc' }), /ActivityId: .*"abc"/),
  of('a status in quotation marks', banning({ ...ban, BanStatus: 'banned' }), /BanStatus: .*"banned"/),
  of('no status', banning(undecided), /BanStatus: .*missing/),
  of('a third status', banning({ ...ban, BanStatus: 2 }), /BanStatus: .*2/),
  of('users with commas', banning({ ...ban, UserIds: '1820211234043371,2' }), /UserIds: .*list/),
  of(
    'too many users',
    banning({ ...ban, UserIds: Array.from({ length: 51 }, (_, index) => index + 1) }),
    /UserIds: at most 50.*51/,
  ),
  of(
    'an activity that is not there',
    banning({ ...ban, ActivityId: 1_819_171_234_140_098 }),
    /ActivityId: .*1819171234140098/,
  ),
  of('a stranger', banning({ ...ban, UserIds: [5] }), /UserIds?.*: .*5/),
  of('no users at all', banning({ ActivityId: ban.ActivityId, BanStatus: 1 }), /UserIds|Cookies/),
  of(
    'a misspelt list',
    banning({ ActivityId: ban.ActivityId, BanStatus: 1, UserIDs: [1_820_211_234_043_371] }),
    /UserIds.*UserIDs/s,
  ),
  of(
    'a small letter in the action',
    to('Action=UpdateActivityUserBanstatus&Version=2023-08-01'),
    /UpdateActivityUserBanStatus/,
  ),
  of(
    'the version of the other actions',
    to('Action=UpdateActivityUserBanStatus&Version=2020-06-01'),
    /2023-08-01/,
  ),
  of('no version', to('Action=UpdateActivityUserBanStatus'), /Version.*missing/),
  of(
    'the action in the body',
    volc({ target: '/', query: '', body: JSON.stringify({ Action: 'UpdateActivityUserBanStatus', ...ban }) }),
    /Action.*missing.*body|body.*Action/s,
  ),
  of('an action that is not built', to('Action=ForbidLiveChannel&Version=2020-06-01'), /ForbidLiveChannel/),
  of('X-Date as ISO', at('2023-11-14T22:13:20Z', '2023-11-'), /X-Date.*YYYYMMDD/s),
  of('X-Date in local time', at('20231115T061320Z'), /local time/i),
  of('X-Date an hour and a bit ago', at('20231114T210000Z'), /X-Date: .*(?:1 h 13|73 min|4400 s|1 hour)/),
  of('X-Date in seconds', at('1700000000', '20231114'), /X-Date.*1700000000/),
  of('a key of nobody', volc({ accessKeyId: 'AKLTnobody' }), /AKLTnobody/, {
    names: /nobody has this access key/i,
  }),
  of(
    'the secret in the place of the key',
    volc({ accessKeyId: volcKeys.secretAccessKey }),
    /secretAccessKey stands in the place of the accessKeyId/,
  ),
  of('the service live', volc({ named: [scope[0], scope[1], 'live', 'request'] }), /livesaas.*live/, {
    names: /names another service/,
  }),
  of('no Authorization', { ...volc(), headers: [['Host', volcHost]] }, /Authorization: .*missing/),
  of(
    'Authorization of AWS',
    {
      ...volc(),
      headers: volc().headers!.map(([name, value]) => [
        name,
        value.replace('HMAC-SHA256 ', 'AWS4-HMAC-SHA256 '),
      ]),
    },
    /HMAC-SHA256.*AWS4/s,
  ),
  of(
    'a page too long',
    get(
      'Action=ListActivityUsers&Version=2023-08-01&ActivityId=1819171234140099&SearchStatus=1&PageSize=500',
    ),
    /PageSize: .*100.*500/,
  ),
  of(
    'no search status',
    get('Action=ListActivityUsers&Version=2023-08-01&ActivityId=1819171234140099'),
    /SearchStatus: .*missing/,
  ),
  of(
    'a call of the gateway of Chat',
    chatCall('live_engine_http_srv/ban_member', {}),
    /http:\/\/127\.0\.0\.1:4011/,
  ),
  of(
    'a form for JSON',
    volc({ body: 'ActivityId=1&BanStatus=1', contentType: 'application/x-www-form-urlencoded' }),
    /form|Content-Type|body/,
  ),
  of('a browser', { method: 'GET', target: '/', headers: [['Host', volcHost]] }, /Action/),
  of(
    'a mute by number',
    volc({
      target: '/?Action=SilenceUserAPI&Version=2020-06-01',
      query: 'Action=SilenceUserAPI&Version=2020-06-01',
      body: '{"ActivityId":1819171234140099,"UserId":1820211234043371,"Status":1}',
    }),
    /Status: .*true/,
  ),
];
