import { createHash, createHmac } from 'node:crypto';
import { samplesOf, type Sample, type Sent } from '../../sample.ts';
import { kick, md5, millisecond, polyv, polyvKeys, type Polyv } from '../../signers/polyv-live.ts';

const of = samplesOf('polyv-live');
const { appId, appSecret, userId } = polyvKeys;
const digest = (algorithm: string) => (text: Parameters<typeof md5>[0]) =>
  createHash(algorithm).update(text).digest('hex').toUpperCase();

const ofUser = { pageNumber: '1', nickName: '小明 a', viewerId: '618948782650200' };
const list = (change: Partial<Polyv> & { readonly timestamp?: string } = {}): Sent =>
  polyv({ query: ofUser, ...change });
const wrapped = (wrap: (text: string, secret: string) => string): Sent => list({ wrap });
const muting = { viewerIds: '["a","b"]', banned: 'Y' };
const mute = (change: Partial<Polyv> = {}): Sent =>
  polyv({ path: '/live/v3/user/chat/banned-user/update', form: muting, ...change });

/** Calls that are signed wrongly, as public reports have it, written before anybody looked at what is told. */
export const polyvFifth: readonly Sample[] = [
  of('small letters', list({ digest: (text) => md5(text).toLowerCase() }), /upper|lower|capital|case/i),
  of(
    'the secret only before',
    wrapped((text, secret) => secret + text),
    /end|after|once|both/i,
  ),
  of(
    'the secret only after',
    wrapped((text, secret) => text + secret),
    /begin|before|start|once|both/i,
  ),
  of(
    'the way of WeChat',
    list({
      pair: (name, value) => `${name}=${value}`,
      joint: '&',
      wrap: (text, secret) => `${text}&key=${secret}`,
    }),
    /&key=/,
  ),
  of(
    'signs between names and values',
    list({ pair: (name, value) => `${name}=${value}`, joint: '&' }),
    /=|&|separator/i,
  ),
  of('an & between the pairs alone', list({ joint: '&' }), /&|separator/i),
  of('the values alone', list({ pair: (_name, value) => value }), /names|values/i),
  of(
    'a colon between names and values',
    list({ pair: (name, value) => `${name}:${value}` }),
    /:|colon|separator/i,
  ),
  of('the id at both ends', list({ secret: appId }), /appId/),
  of('the account at both ends', list({ secret: userId }), /userId|secret/i),
  of(
    'values that are escaped',
    list({ pair: (name, value) => name + encodeURIComponent(value) }),
    /escape|encode/i,
  ),
  of(
    'values that are escaped with a plus',
    list({ pair: (name, value) => name + encodeURIComponent(value).replaceAll('%20', '+') }),
    /escape|encode|plus|\+/i,
  ),
  of('names in the order in which they were set', list({ order: (names) => names }), /order|sort/i),
  of(
    'names sorted without regard to capitals',
    polyv({
      query: { ...ofUser, Zone: 'a' },
      order: (names) => names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    }),
    /order|sort|case/i,
  ),
  of('names backwards', list({ order: (names) => names.sort().reverse() }), /order|sort|revers|descend/i),
  of(
    'an empty name that is signed',
    polyv({ query: { ...ofUser, email: '' }, order: (names) => names.sort() }),
    /empty|email/i,
  ),
  of('a null that is signed as a word', polyv({ signed: { nickName: 'null' } }), /nickName/),
  of('an undefined that is signed as a word', polyv({ signed: { viewerId: 'undefined' } }), /viewerId/),
  of('the word sign is signed', list({ signed: { sign: '' } }), /sign/),
  of(
    'a body that is signed as well',
    polyv({
      path: '/live/v4/chat/forbid/kick-users',
      json: kick,
      signed: { viewerIds: JSON.stringify(kick.viewerIds), nickNames: JSON.stringify(kick.nickNames) },
    }),
    /body/i,
  ),
  of(
    'the body after the text',
    polyv({
      path: '/live/v4/chat/forbid/kick-users',
      json: kick,
      wrap: (text, secret) => secret + text + JSON.stringify(kick) + secret,
    }),
    /body/i,
  ),
  of('SHA-256 without saying so', list({ digest: digest('sha256') }), /SHA-?256|signatureMethod/i),
  of(
    'MD5 under the name of SHA256',
    polyv({ query: { ...ofUser, signatureMethod: 'SHA256' } }),
    /MD5|signatureMethod/i,
  ),
  of(
    'the method that is not signed',
    polyv({
      query: { ...ofUser, signatureMethod: 'SHA256' },
      signed: { signatureMethod: undefined },
      digest: digest('sha256'),
    }),
    /signatureMethod/,
  ),
  of(
    'the nonce that is not signed',
    polyv({ query: { ...ofUser, signatureNonce: 'b5c1' }, signed: { signatureNonce: undefined } }),
    /signatureNonce/,
  ),
  of('16 digits', list({ digest: (text) => md5(text).slice(8, 24) }), /16/),
  of('base64', list({ digest: (text) => createHash('md5').update(text).digest('base64') }), /base64/i),
  of(
    'HMAC',
    list({
      wrap: (text) => text,
      digest: (text) => createHmac('md5', appSecret).update(text).digest('hex').toUpperCase(),
    }),
    /HMAC/i,
  ),
  of('MD5 twice', list({ digest: (text) => md5(md5(text)) }), /twice/i),
  of('MD5 of the secret at both ends', list({ secret: md5(appSecret) }), /hash|MD5/i),
  of(
    'seconds that are signed',
    list({ signed: { timestamp: millisecond.slice(0, -3) } }),
    /second|timestamp/i,
  ),
  of(
    'a clock that was read twice',
    list({ signed: { timestamp: String(Number(millisecond) - 1) } }),
    /timestamp/i,
  ),
  of(
    'the time of a number with a fraction',
    list({ signed: { timestamp: `${millisecond}.0` } }),
    /timestamp/i,
  ),
  of('the account of the page is signed and not sent', list({ signed: { userId } }), /userId/),
  of(
    'only the common fields are signed',
    mute({ signed: { viewerIds: undefined, banned: undefined } }),
    /viewerIds|banned|fields|form|body/i,
  ),
  of('ids that are printed by PHP', mute({ signed: { viewerIds: 'Array' } }), /Array|viewerIds/),
  of('ids without brackets', mute({ signed: { viewerIds: 'a,b' } }), /viewerIds|list|comma/i),
  of('ids as Java prints a list', mute({ signed: { viewerIds: '[a, b]' } }), /viewerIds|list|prints/i),
  of(
    'ids with blanks as Python dumps them',
    mute({ signed: { viewerIds: '["a", "b"]' } }),
    /viewerIds|space|blank/i,
  ),
  of(
    'text in another charset',
    list({ wrap: (text, secret) => Buffer.from(secret + text + secret, 'latin1') }),
    /latin1|ISO-8859-1|charset/i,
  ),
  of(
    'all of the text in capitals',
    wrapped((text, secret) => (secret + text + secret).toUpperCase()),
    /upper|capital|case/i,
  ),
  of(
    'the path in front',
    wrapped((text, secret) => `/live/v4/chat/forbid/list${secret}${text}${secret}`),
    /path/i,
  ),
  of(
    'the method in front, as Tencent wants it',
    wrapped((text, secret) => `GET${secret}${text}${secret}`),
    /method|GET/,
  ),
  of(
    'blanks at the end of a value that is trimmed',
    list({ query: { ...ofUser, nickName: '小明 ' }, signed: { nickName: '小明' } }),
    /white space|blank|trim|nickName/i,
  ),
  of('a page that is a decimal number', list({ signed: { pageNumber: '1.0' } }), /pageNumber/),
  of(
    'the page that the signer has and another that is sent',
    list({ signed: { pageNumber: '2' } }),
    /pageNumber|secret|may be/i,
  ),
  of('a secret with a line break', list({ secret: `${appSecret}\n` }), /line break|white space|newline/i),
  of('no secret', list({ secret: '' }), /secret|empty/i),
  of('the secret in capitals', list({ secret: appSecret.toUpperCase() }), /upper|capital|case/i),
  of('the sign with a blank before it', list({ digest: (text) => ` ${md5(text)}` }), /blank|space/i),
];
