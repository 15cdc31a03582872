import { baseUrlVariable } from '../../../contracts/core/config/env-names.ts';
import { vendorNames } from '../../../contracts/vendor-names.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ownHosts = ['127.0.0.1', 'localhost', '::1'];
const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'VOLC_HTTP_PROXY', 'VOLC_HTTPS_PROXY'];

/** The environment of a command: ours, with where the emulator is, and with this machine kept from proxies. */
export function childEnvironment(own: Environment, given: Readonly<Record<string, string>>): Environment {
  const exempt = (name: string, other: string): string => exemptOwnHosts(own[name] || own[other] || '');
  return {
    ...own,
    NO_PROXY: exempt('NO_PROXY', 'no_proxy'),
    no_proxy: exempt('no_proxy', 'NO_PROXY'),
    ...given,
  };
}

function exemptOwnHosts(list: string): string {
  const present = list.split(',').map((host) => host.trim());
  if (present.includes('*')) return list;
  const missing = ownHosts.filter((host) => !present.includes(host));
  return [...(list.trim() === '' ? [] : [list]), ...missing].join(',');
}

/** One sentence or two on a run in which nobody called: where the calls may have gone. */
export function explainSilence(own: Environment): string {
  const proxies = Object.keys(own).filter((name) => proxyNames.includes(name.toUpperCase()) && own[name]);
  const proxied =
    proxies.length === 0
      ? ''
      : ` ${proxies.join(' and ')} ${proxies.length === 1 ? 'is' : 'are'} set: a client that does not heed NO_PROXY sends its calls to that proxy; unset it for this command.`;
  const variable = baseUrlVariable(vendorNames[0]);
  return `No call arrived. The command must call the addresses in its environment, like ${variable}.${proxied}`;
}
