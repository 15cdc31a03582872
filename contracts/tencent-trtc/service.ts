/** The part of Tencent Cloud API 3.0 that this is, and what its gateway takes from every call. */
export const service = 'trtc';
export const version = '2019-07-22';

/** Where the actions on rooms may be called. */
export const roomRegions = ['ap-beijing', 'ap-guangzhou', 'ap-singapore'] as const;

/** Where the queries about the past may be called, by the pages of the international site. */
export const historyRegions = [...roomRegions, 'ap-mumbai', 'na-toronto'] as const;

/** The regions that the cloud's products list, those for finance included; another text is taken for no region at all. */
export const knownRegions: ReadonlySet<string> = new Set([
  ...historyRegions,
  'ap-bangkok',
  'ap-beijing-fsi',
  'ap-chengdu',
  'ap-chongqing',
  'ap-hongkong',
  'ap-jakarta',
  'ap-nanjing',
  'ap-seoul',
  'ap-shanghai',
  'ap-shanghai-fsi',
  'ap-shenzhen-fsi',
  'ap-tokyo',
  'eu-frankfurt',
  'na-ashburn',
  'na-siliconvalley',
  'sa-saopaulo',
]);

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

export const hosts = [
  `${service}.intl.tencentcloudapi.com`,
  `${service}.tencentcloudapi.com`,
  ...endpointRegions.map((region) => `${service}.${region}.tencentcloudapi.com`),
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
