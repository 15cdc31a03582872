import { hosts, service } from '../wire/constants.ts';

/** Hosts that clients sign in the place of the one they call; the host itself, with or without its port, is not among them. */
export function otherHosts(host: string, region: string | undefined): readonly string[] {
  const bare = host.replace(/:\d+$/, '');
  const [international, mainland] = hosts;
  const others = [
    international,
    mainland,
    ...(region === undefined ? [] : [`${service}.${region}.tencentcloudapi.com`]),
    'cvm.tencentcloudapi.com',
    'localhost',
    '127.0.0.1',
    `https://${host}`,
    `http://${host}`,
    `${bare}:443`,
    `${bare}:80`,
  ];
  return [...new Set(others)].filter((other) => other !== host && other !== bare);
}
