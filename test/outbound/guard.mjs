// Loaded before a program (`--import`): notes every connection and every name that is looked up beyond this machine,
// in the file OUTBOUND_LOG, and lets none of them out. Child processes inherit it by NODE_OPTIONS.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { syncBuiltinESMExports } from 'node:module';

const thisMachine = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|::ffff:127\.\d+\.\d+\.\d+)$/;

function refuse(what) {
  appendFileSync(process.env.OUTBOUND_LOG, `${what}\n`);
  return new Error(`The guard lets nothing out: ${what}`);
}

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const { path, host = 'localhost' } =
    typeof first === 'object' && first !== null
      ? first
      : {
          path: Number.isNaN(Number(first)) ? first : undefined,
          host: typeof second === 'string' ? second : undefined,
        };
  if (!path && !thisMachine.test(host)) throw refuse(`connect ${host}`);
  return connect.apply(this, args);
};

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  const host = args.find((arg, index) => index > 1 && typeof arg === 'string') ?? 'localhost';
  if (!thisMachine.test(host)) throw refuse(`datagram ${host}`);
  return send.apply(this, args);
};

for (const target of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(target)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof target[name] !== 'function') continue;
    const original = target[name];
    target[name] = function (asked, ...rest) {
      if (!thisMachine.test(String(asked))) throw refuse(`look up ${asked}`);
      return original.call(this, asked, ...rest);
    };
  }
}
syncBuiltinESMExports();
