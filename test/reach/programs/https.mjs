import { Buffer } from 'node:buffer';
import http from 'node:http';
import https from 'node:https';

// The place of a host, in the form of curl's --resolve: HOST:PORT:ADDRESS.
const [, , address] = (process.env.RESOLVE ?? '').split(':');
const lookup =
  address && ((_host, { all }, found) => found(null, all ? [{ address, family: 4 }] : address, 4));

const call = ([url, ...rest]) => {
  if (url === undefined) return;
  (url.startsWith('https:') ? https : http).get(url, lookup ? { lookup } : {}, async (reply) => {
    console.log(Buffer.concat(await reply.toArray()).toString());
    console.log('--');
    call(rest);
  });
};
call(process.argv.slice(2));
