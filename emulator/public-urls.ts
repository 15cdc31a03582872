import { vendorNames, type VendorName } from '../contracts/vendor-names.ts';

/** Where an emulator is found. */
export interface Whereabouts {
  /** Where the control API and the console are. */
  readonly controlUrl: string;
  /** Where each vendor's calls go, by vendor name. */
  readonly baseUrls: Readonly<Record<VendorName, string> & Record<string, string>>;
  /** Where all hosts of all vendors are served, by their names or as a proxy. */
  readonly gatewayUrl: string;
}

/** The last port that a control API may have: each vendor has one of those that follow, and the gateway. */
export const lastControlPort = 65_535 - vendorNames.length - 1;

/** How a public URL reads: a scheme, a host and perhaps a port, which is the control API's. */
export const publicUrlForm = `a scheme, a host and perhaps a port up to ${lastControlPort}, like http://understudy.local:4010`;

/** A public URL without what may follow it; undefined for what is none. */
export function readPublicUrl(text: string): string | undefined {
  const [, origin] = /^(https?:\/\/(?:\[[\da-f:.]+\]|[^\s/?#@\\:[\]]+)(?::\d{1,5})?)\/?$/i.exec(text) ?? [];
  if (origin === undefined || !URL.canParse(origin)) return undefined;
  return Number(new URL(origin).port) > lastControlPort ? undefined : origin.toLowerCase();
}

/**
 * The addresses that others are told: by the scheme and host of a public URL. Where it names a port, that is the one of the
 * control API, and the others follow as they do behind `--port`; otherwise all keep their own.
 */
export function toPublic(publicUrl: string, own: Whereabouts): Whereabouts {
  const [, base = publicUrl, first] = /^(.*?[^:]):(\d+)$/.exec(publicUrl) ?? [];
  const tell = (url: string, index: number): string =>
    `${base}:${first === undefined ? portOf(url) : String(Number(first) + index)}`;
  const names = Object.keys(own.baseUrls);
  return {
    controlUrl: tell(own.controlUrl, 0),
    baseUrls: Object.fromEntries(
      names.map((name, index) => [name, tell(own.baseUrls[name]!, index + 1)]),
    ) as Whereabouts['baseUrls'],
    gatewayUrl: tell(own.gatewayUrl, names.length + 1),
  };
}

function portOf(url: string): string {
  return new URL(url).port || '80';
}
