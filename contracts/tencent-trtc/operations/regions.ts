/** Where the actions on rooms may be called. */
export const roomRegions = ['ap-beijing', 'ap-guangzhou', 'ap-singapore'] as const;

/** Where the queries about the past may be called, by the pages of the international site. */
export const historyRegions = [...roomRegions, 'ap-mumbai', 'na-toronto'] as const;

/**
 * The regions that the vendor's SDKs name (regions.go of tencentcloud-sdk-go) and those for finance, which the cloud's
 * products list.
 */
export const knownRegions: ReadonlySet<string> = new Set([
  ...historyRegions,
  'ap-bangkok',
  'ap-beijing-fsi',
  'ap-chengdu',
  'ap-chongqing',
  'ap-guangzhou-open',
  'ap-hongkong',
  'ap-jakarta',
  'ap-nanjing',
  'ap-seoul',
  'ap-shanghai',
  'ap-shanghai-fsi',
  'ap-shenzhen-fsi',
  'ap-tokyo',
  'eu-frankfurt',
  'eu-moscow',
  'na-ashburn',
  'na-siliconvalley',
  'sa-saopaulo',
]);

/**
 * Regions that the cloud has for some of its products and that no SDK of the vendor names: its list of regions as
 * TCRegion.swift of teco-core has it, and what public code about its products adds. Another text is no region at all.
 */
export const otherRegions: ReadonlySet<string> = new Set([
  'ap-changsha-ec',
  'ap-fuzhou-ec',
  'ap-guiyang',
  'ap-hangzhou-ec',
  'ap-hefei-ec',
  'ap-jinan-ec',
  'ap-osaka',
  'ap-qingyuan',
  'ap-qingyuan-xinan',
  'ap-shanghai-adc',
  'ap-shenyang-ec',
  'ap-shenzhen',
  'ap-shenzhen-sycft',
  'ap-shijiazhuang-ec',
  'ap-taipei',
  'ap-tianjin',
  'ap-wuhan-ec',
  'ap-xian-ec',
  'ap-xibei-ec',
  'ap-zhengzhou-ec',
  'ap-zhongwei',
  'au-sydney',
  'me-dubai',
  'me-saudi-arabia',
  'na-losangeles',
]);
