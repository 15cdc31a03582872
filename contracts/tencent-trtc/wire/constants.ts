/** The part of Tencent Cloud API 3.0 that this is, and what its gateway takes from every call. */
export const service = 'trtc';
export const version = '2019-07-22';

/** Regions with an endpoint of their own, by https://trtc.io/document/34262. */
const endpointRegions = [
  'ap-guangzhou',
  'ap-shanghai',
  'ap-nanjing',
  'ap-beijing',
  'ap-chengdu',
  'ap-chongqing',
  'ap-hongkong',
  'ap-singapore',
  'ap-jakarta',
  'ap-bangkok',
  'ap-seoul',
  'ap-tokyo',
  'na-ashburn',
  'na-siliconvalley',
  'sa-saopaulo',
  'eu-frankfurt',
] as const;

/**
 * Domains that the SDKs turn to when one does not answer (endpoint failover of tencentcloud-sdk-go, -java and -cpp), the
 * internal ones from inside the cloud's networks.
 */
const spareDomains = [
  'tencentcloudapi.com.cn',
  'tencentcloudapi.cn',
  'internal.tencentcloudapi.com',
  'internal.tencentcloudapi.com.cn',
  'internal.tencentcloudapi.cn',
] as const;

/** The international site first: the SDKs for it differ in which of the first two they call unless they are told. */
export const hosts = [
  `${service}.intl.tencentcloudapi.com`,
  `${service}.tencentcloudapi.com`,
  ...endpointRegions.map((region) => `${service}.${region}.tencentcloudapi.com`),
  ...spareDomains.map((domain) => `${service}.${domain}`),
] as const;

export const languages = ['en-US', 'zh-CN'] as const;

/** In bytes; a POST signed with TC3 may have as many as any vendor's. */
export const largestQuery = 32 * 1024;
export const largestFormBody = 1024 * 1024;

/** How far the timestamp of a call may be from the gateway's clock, in seconds. */
export const clockWindowSeconds = 300;

/** The common parameters of a call. TC3 sends the first seven as headers; v1 sends all, beside the input. */
export const commonNames = [
  'Action',
  'Version',
  'Timestamp',
  'Region',
  'Language',
  'Token',
  'RequestClient',
  'Nonce',
  'SecretId',
  'SignatureMethod',
  'Signature',
] as const;

export type CommonName = (typeof commonNames)[number];

/** The two ways of signing: with an `Authorization` header, or with a parameter beside the others. */
export type Generation = 'TC3' | 'v1';

/** What every call must carry, in the order in which the first missing one is told. */
export const required: Readonly<Record<Generation, readonly CommonName[]>> = {
  TC3: ['Action', 'Version', 'Timestamp'],
  v1: ['Timestamp', 'Action', 'Version', 'Nonce', 'SecretId', 'Signature'],
};

/** How a generation spells a common parameter. */
export function spell(generation: Generation, name: CommonName): string {
  return generation === 'TC3' ? `X-TC-${name}` : name;
}

const secretNames: readonly CommonName[] = ['Token', 'Signature'];

/** In lower case: the headers and parameters that hold no secret. */
export const visible = [
  'x-tc-content-sha256',
  'x-tc-traceid',
  ...commonNames
    .filter((name) => !secretNames.includes(name))
    .flatMap((name) => [spell('TC3', name), spell('v1', name)].map((spelling) => spelling.toLowerCase())),
];
