import type { Pairs } from '../../core/wire/query-string.ts';

/** The hosts of the vendor itself. */
export const ownHosts: readonly string[] = [
  'livesaas.volcengineapi.com',
  'open.volcengineapi.com',
  'livesaas.cn-north-1.volcengineapi.com',
  'cn-north-1.volcengineapi.com',
  'open.cn-north-1.volcengineapi.com',
  'open.cn-beijing.volcengineapi.com',
  'open.ap-southeast-1.volcengineapi.com',
];

/** Where the same company, and its sister abroad, serve other products by the same scheme. */
export const sisterHosts: readonly string[] = [
  'open.byteplusapi.com',
  'livesaas.byteplusapi.com',
  'livesaas.ap-singapore-1.byteplusapi.com',
  'open.ap-singapore-1.byteplusapi.com',
  'open.byteplus.com',
  ...['vod', 'live', 'iam', 'sts', 'rtc', 'imagex', 'cdn', 'visual', 'billing', 'ecs', 'sms', 'tls'].map(
    (product) => `${product}.volcengineapi.com`,
  ),
  'open.volcengine.com',
  'www.volcengine.com',
];

/** The names that a machine has for itself. */
export function localHosts(host: string): readonly string[] {
  const port = /:\d+$/.exec(host)?.[0] ?? '';
  const names = ['localhost', '127.0.0.1', '0.0.0.0', '[::1]', 'host.docker.internal'];
  return [...names.map((name) => name + port), ...names];
}

/** The hosts that a proxy in between says the client had called. */
export function forwardedHosts(headers: Pairs): readonly string[] {
  return headers.flatMap(([name, value]) => {
    if (/^x-(?:forwarded|original|real|client)-(?:host|server)$/.test(name))
      return value.split(',').map((one) => one.trim());
    return name === 'forwarded' ? [...value.matchAll(/host="?([^;,"]+)/gi)].map(([, host]) => host!) : [];
  });
}
