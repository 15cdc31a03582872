// Polyv has no SDK on npm; this is the signing rule of its documentation.
import { createHash } from 'node:crypto';

const {
  POLYV_LIVE_BASE_URL = 'http://127.0.0.1:4014',
  POLYV_LIVE_APP_ID = 'fakeappid1',
  POLYV_LIVE_APP_SECRET = 'fake0secret0for0local0use0only00',
} = process.env;

const input = { pageNumber: '1', pageSize: '10' };
const parameters = { appId: POLYV_LIVE_APP_ID, timestamp: String(Date.now()), ...input };
const text = Object.keys(parameters)
  .sort()
  .map((name) => name + parameters[name])
  .join('');
const sign = createHash('md5')
  .update(POLYV_LIVE_APP_SECRET + text + POLYV_LIVE_APP_SECRET)
  .digest('hex')
  .toUpperCase();

const query = new URLSearchParams({ ...parameters, sign });
const response = await fetch(`${POLYV_LIVE_BASE_URL}/live/v4/chat/forbid/list?${query}`);
console.log(await response.json());
