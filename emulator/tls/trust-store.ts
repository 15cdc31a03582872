import { ContentInfo, id_data } from '@peculiar/asn1-cms';
import {
  AsnBmpStringConverter,
  AsnConvert,
  AsnObjectIdentifierConverter,
  OctetString,
} from '@peculiar/asn1-schema';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_x509Certificate,
  PFX,
  PKCS12Attribute,
  SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { readPem } from './certificates.ts';

const friendlyName = '1.2.840.113549.1.9.20';
/** Java takes a certificate without a key for one to be trusted only where this attribute says so. */
const trustedKeyUsage = '2.16.840.1.113894.746875.1.1';
const anyUsage = '2.5.29.37.0';

/** The certificates of a PEM file as a trust store of Java: PKCS#12 without a password, as Java 18 and later keep their own. */
export function writeTrustStore(pem: string): Buffer {
  const bags = readPem(pem).map((certificate, index) => {
    const bag = new CertBag({
      certId: id_x509Certificate,
      certValue: AsnConvert.serialize(new OctetString(certificate)),
    });
    return new SafeBag({
      bagId: id_certBag,
      bagValue: AsnConvert.serialize(bag),
      bagAttributes: [
        attribute(friendlyName, AsnBmpStringConverter.toASN(`certificate ${index + 1}`).toBER()),
        attribute(trustedKeyUsage, AsnObjectIdentifierConverter.toASN(anyUsage).toBER()),
      ],
    });
  });
  const safe = new AuthenticatedSafe([dataOf(AsnConvert.serialize(new SafeContents(bags)))]);
  const store = new PFX({ version: 3, authSafe: dataOf(AsnConvert.serialize(safe)) });
  // Without a password there is nothing to make a digest with.
  Reflect.deleteProperty(store, 'macData');
  return Buffer.from(AsnConvert.serialize(store));
}

function dataOf(content: ArrayBuffer): ContentInfo {
  return new ContentInfo({ contentType: id_data, content: AsnConvert.serialize(new OctetString(content)) });
}

/** The constructor of the library leaves out what it is given. */
function attribute(attrId: string, value: ArrayBuffer): PKCS12Attribute {
  return Object.assign(new PKCS12Attribute(), { attrId, attrValues: [value] });
}
