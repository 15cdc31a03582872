import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { CoveredNames } from './covered-names.ts';

/** A certificate with the key that belongs to it, both as PEM. */
export interface Certified {
  /** The certificate, in PEM. */
  readonly certificate: string;
  /** Its private key, in PEM. */
  readonly key: string;
}

const day = 24 * 60 * 60 * 1000;
/** Apple's clients take no certificate of a server that is good for longer than 825 days. */
const lifeOfLeaf = 398 * day;
const lifeOfAuthority = 3650 * day;

const ecdsaWithSha256 = '1.2.840.10045.4.3.2';
/** With an id, since clients look for an authority by its name, and a machine may have several. */
const authorityName = (): string => `Understudy local emulator ${randomBytes(4).toString('hex')}`;

/** Makes an authority that can certify nothing but the names given: its own certificate says so to every client. */
export function makeAuthority(names: CoveredNames, now: number): Certified {
  const keys = makeKeys();
  const id = keyId(keys.public);
  const name = nameOf(authorityName());
  const certificate = certify({
    subject: name,
    subjectKey: keys.public,
    issuer: name,
    issuerKey: keys.private,
    notAfter: now + lifeOfAuthority,
    now,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), 'critical'),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), 'critical'),
      extension(id_ce_nameConstraints, constrainTo(names), 'critical'),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(id)),
    ],
  });
  return { certificate, key: toPem(keys.private) };
}

/** Makes the certificate of a server, for some of the names that its authority may certify. */
export function makeLeaf(authority: Certified, { hosts, addresses }: CoveredNames, now: number): Certified {
  const keys = makeKeys();
  const issuerKey = createPrivateKey(authority.key);
  const names = [
    ...hosts.map((dNSName) => new GeneralName({ dNSName })),
    ...addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const certificate = certify({
    subject: nameOf(hosts[0]!),
    subjectKey: keys.public,
    issuer: AsnConvert.parse(readPem(authority.certificate)[0]!, Certificate).tbsCertificate.subject,
    issuerKey,
    notAfter: now + lifeOfLeaf,
    now,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), 'critical'),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), 'critical'),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyId(keys.public))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyId(createPublicKey(issuerKey))) }),
      ),
    ],
  });
  return { certificate, key: toPem(keys.private) };
}

/** All addresses of loopback, and each host by its own name. */
function constrainTo({ hosts }: CoveredNames): NameConstraints {
  const bases = [
    ...hosts.map((dNSName) => new GeneralName({ dNSName })),
    new GeneralName({ iPAddress: '127.0.0.0/8' }),
    new GeneralName({ iPAddress: '::1/128' }),
  ];
  return new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base }))),
  });
}

/** The hosts that the certificate of an authority lets it certify. */
export function readConstraints(authority: string): readonly string[] {
  const { extensions } = AsnConvert.parse(readPem(authority)[0]!, Certificate).tbsCertificate;
  const found = extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  if (!found) return [];
  const { permittedSubtrees } = AsnConvert.parse(found.extnValue, NameConstraints);
  return permittedSubtrees?.map(({ base }) => base.dNSName ?? '') ?? [];
}

/**
 * The name under which OpenSSL looks for an authority of ours in a folder (`openssl x509 -subject_hash`): four bytes of the
 * SHA-1 of its name in small letters.
 */
export function hashSubject(authority: string): string {
  const { subject } = AsnConvert.parse(readPem(authority)[0]!, Certificate).tbsCertificate;
  const [name] = nameOf(subject[0]![0]!.value.toString().toLowerCase());
  const digest = createHash('sha1')
    .update(Buffer.from(AsnConvert.serialize(name)))
    .digest();
  return digest.readUInt32LE(0).toString(16).padStart(8, '0');
}

interface Order {
  readonly subject: Name;
  readonly subjectKey: KeyObject;
  readonly issuer: Name;
  readonly issuerKey: KeyObject;
  readonly now: number;
  readonly notAfter: number;
  readonly extensions: readonly Extension[];
}

function certify(order: Order): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ecdsaWithSha256 });
  const content = new TBSCertificate({
    version: Version.v3,
    serialNumber: makeSerial(),
    signature: algorithm,
    issuer: order.issuer,
    // The clock of a container may be behind the one of its host.
    validity: new Validity({ notBefore: new Date(order.now - day), notAfter: new Date(order.notAfter) }),
    subject: order.subject,
    subjectPublicKeyInfo: AsnConvert.parse(
      order.subjectKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([...order.extensions]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(content)), order.issuerKey);
  const whole = new Certificate({
    tbsCertificate: content,
    signatureAlgorithm: algorithm,
    signatureValue: toArrayBuffer(signature),
  });
  return writePem('CERTIFICATE', Buffer.from(AsnConvert.serialize(whole)));
}

/** `sign` and these keys make the signatures of TLS: ECDSA with P-256, which every client of today takes. */
function makeKeys(): { readonly public: KeyObject; readonly private: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { public: publicKey, private: privateKey };
}

function extension(extnID: string, value: object, importance?: 'critical'): Extension {
  return new Extension({
    extnID,
    critical: importance === 'critical',
    extnValue: new OctetString(AsnConvert.serialize(value)),
  });
}

function nameOf(commonName: string): Name {
  const part = new AttributeTypeAndValue({ type: '2.5.4.3' });
  part.value.utf8String = commonName;
  return new Name([new RelativeDistinguishedName([part])]);
}

/** A positive number of 127 bits. */
function makeSerial(): ArrayBuffer {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  return toArrayBuffer(serial);
}

function keyId(key: KeyObject): ArrayBuffer {
  return toArrayBuffer(
    createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest()
      .subarray(0, 20),
  );
}

function toPem(key: KeyObject): string {
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function writePem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The certificates of a PEM file, one after the other. */
export function readPem(text: string): readonly Buffer[] {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g)].map(
    ([, base64]) => Buffer.from(base64!, 'base64'),
  );
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
