import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';

/** Where systems keep the authorities that they trust, in one file of PEM. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The authorities that programs of this machine trust, as PEM: those that a user named, the system's, or else Node's. */
export function readRoots(env: Readonly<Record<string, string | undefined>>): string {
  const named = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'].flatMap((name) => env[name] || []);
  for (const file of [...named, ...bundles]) {
    const text = read(file);
    if (text.includes('BEGIN CERTIFICATE')) return `${text.trimEnd()}\n`;
  }
  return `${rootCertificates.join('\n')}\n`;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
