/** The variable that says where a vendor's calls go, for example `POLYV_LIVE_BASE_URL`. */
export function baseUrlVariable(vendor: string): string {
  return `${vendor.toUpperCase().replaceAll('-', '_')}_BASE_URL`;
}
