import { onlyVariable } from '../../../contracts/core/config/only-emulators.ts';

/** What a process knows of its surroundings. */
export type Environment = Readonly<Record<string, string | undefined>>;

const ownHosts = ['127.0.0.1', 'localhost', '::1'];

/**
 * The environment of a command: ours, with where the emulator is, and with this machine kept from proxies. The typed clients
 * call nobody but emulators in it, unless `UNDERSTUDY_ONLY` says otherwise already.
 */
export function childEnvironment(own: Environment, given: Readonly<Record<string, string>>): Environment {
  const exempt = (name: string, other: string): string => exemptOwnHosts(own[name] || own[other] || '');
  return {
    [onlyVariable]: '1',
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
