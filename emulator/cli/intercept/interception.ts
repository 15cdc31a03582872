import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathDelimiter } from '../../platform.ts';
import type { Certified } from '../../tls/certificates.ts';
import { readRoots } from '../../tls/roots.ts';
import { writeTrustStore } from '../../tls/trust-store.ts';
import type { Environment } from '../run/child-environment.ts';
import { makePlainFolder, quoteForJava, quoteForNode } from './awkward-paths.ts';
import { trustByMono } from './mono-trust.ts';
import {
  nodePreload,
  phpPrepended,
  phpSettings,
  pythonStartup,
  rProfile,
  type Redirection,
} from './preloads.ts';

export interface Intercepted {
  /** The vendors' hosts. */
  readonly hosts: readonly string[];
  readonly gatewayUrl: string;
  /** More names for the proxy, which tools of the vendors read. */
  readonly proxyNames: readonly string[];
}

/** What makes a command and its children call the gateway where they mean a vendor, and trust it. */
export interface Interception {
  readonly env: Readonly<Record<string, string>>;
  /** Removes all that was written for it. */
  readonly end: () => void;
}

/** Writes what runtimes have to read into a folder of its own. The key of the authority is not among it. */
export function intercept(
  { hosts, gatewayUrl, proxyNames }: Intercepted,
  authority: Pick<Certified, 'certificate'>,
  own: Environment,
  platform: NodeJS.Platform = process.platform,
): Interception {
  const folder = makePlainFolder('understudy-intercept-', platform);
  const write = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const bundleText = authority.certificate + readRoots(own);
  const bundle = write('bundle.pem', bundleText);
  const port = Number(new URL(gatewayUrl).port || 80);
  const redirection: Redirection = { hosts, port, bundle };
  const preload = write('preload.cjs', nodePreload(redirection));
  write('python/sitecustomize.py', pythonStartup(redirection));
  write('php/understudy.ini', phpSettings(redirection, write('prepended.php', phpPrepended(redirection))));
  const mono = trustByMono(join(folder, 'settings'), authority.certificate, own);
  const delimiter = pathDelimiter(platform);
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', ...proxyNames];
  const env = {
    ...Object.fromEntries(proxies.map((name) => [name, gatewayUrl])),
    ...exempt(own, hosts),
    NODE_EXTRA_CA_CERTS: write('node.pem', readOwn(own['NODE_EXTRA_CA_CERTS']) + authority.certificate),
    NODE_OPTIONS: `${own['NODE_OPTIONS'] ?? ''} --require ${quoteForNode(preload)}`.trim(),
    SSL_CERT_FILE: bundle,
    REQUESTS_CA_BUNDLE: bundle,
    CURL_CA_BUNDLE: bundle,
    DENO_CERT: bundle,
    PERL_LWP_ENV_PROXY: '1',
    PERL_LWP_SSL_CA_FILE: bundle,
    R_PROFILE: write('site.R', rProfile(redirection, own['R_PROFILE'])),
    SYSTEM_WGETRC: write('wgetrc', wgetSettings(own, bundle)),
    PYTHONPATH: [join(folder, 'python'), ...(own['PYTHONPATH'] ? [own['PYTHONPATH']] : [])].join(delimiter),
    // An empty entry is the folder that PHP was built with.
    PHP_INI_SCAN_DIR: [own['PHP_INI_SCAN_DIR'] ?? '', join(folder, 'php')].join(delimiter),
    JAVA_TOOL_OPTIONS: javaOptions(own, port, write('trust.p12', writeTrustStore(bundleText))),
    ...mono.env,
  };
  return {
    env,
    end: () => {
      mono.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function javaOptions(own: Environment, port: number, trustStore: string): string {
  const options = ['http', 'https'].flatMap((scheme) => [
    `-D${scheme}.proxyHost=127.0.0.1`,
    `-D${scheme}.proxyPort=${port}`,
  ]);
  return [
    ...(own['JAVA_TOOL_OPTIONS'] ? [own['JAVA_TOOL_OPTIONS']] : []),
    ...options,
    '-Dhttp.nonProxyHosts=localhost|127.*|[::1]',
    quoteForJava(`-Djavax.net.ssl.trustStore=${trustStore}`),
    '-Djavax.net.ssl.trustStoreType=PKCS12',
  ].join(' ');
}

/** Who is called without the gateway: this machine, and whom the user named, unless that is a vendor. */
function exempt(own: Environment, hosts: readonly string[]): Readonly<Record<string, string>> {
  const named = (own['NO_PROXY'] || own['no_proxy'] || '').split(',').map((name) => name.trim());
  const kept = named.filter((name) => name !== '' && !hosts.some((host) => covers(name, host)));
  const list = [...new Set([...kept, '127.0.0.1', 'localhost', '::1'])].join(',');
  return { NO_PROXY: list, no_proxy: list };
}

function covers(name: string, host: string): boolean {
  const suffix = name.replace(/^\*?\.?/, '').toLowerCase();
  return suffix === '' || host === suffix || host.endsWith(`.${suffix}`);
}

/** What wget reads before the settings of its user: those of the system, and whom to trust. */
function wgetSettings(own: Environment, bundle: string): string {
  return `${readOwn(own['SYSTEM_WGETRC'] ?? '/etc/wgetrc')}ca_certificate = ${bundle}\n`;
}

function readOwn(file: string | undefined): string {
  try {
    return file === undefined || file === '' ? '' : `${readFileSync(file, 'utf8').trimEnd()}\n`;
  } catch {
    return '';
  }
}
