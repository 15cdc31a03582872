import { respellHost, respellName } from '../../core/diagnosis/other-hosts.ts';
import { hosts, service } from '../wire/constants.ts';

/** Products of the same cloud whose samples clients are made from. */
const sisters = [
  'cvm',
  'live',
  'im',
  'vod',
  'sts',
  'cam',
  'ocr',
  'tiw',
  'lcic',
  'tms',
  'ims',
  'sms',
] as const;

/** The hosts that every client of the vendor knows; that one of them was signed is a mistake of its own. */
export const vendorHosts = hosts.slice(0, 2);

/** Hosts that clients sign in the place of the one they call; the host itself, with or without its port, is not among them. */
export function otherHosts(host: string, region: string | undefined): readonly string[] {
  const bare = host.replace(/:\d+$/, '');
  const port = host.slice(bare.length);
  const others = [
    ...hosts.flatMap((name) => [name, name + port]),
    ...(region === undefined ? [] : [`${service}.${region}.tencentcloudapi.com`]),
    ...sisters.flatMap((sister) => [`${sister}.tencentcloudapi.com`, `${sister}.intl.tencentcloudapi.com`]),
    `${service}.api.qcloud.com`,
    'tencentcloudapi.com',
    'intl.tencentcloudapi.com',
    'open.volcengineapi.com',
    'open.byteplusapi.com',
    ...respellHost(host),
    ...vendorHosts.flatMap(respellName),
    ...vendorHosts.flatMap((name) => [`https://${name}`, `http://${name}`]),
  ];
  return [...new Set(others)].filter((other) => ![host, bare, ...vendorHosts].includes(other));
}
