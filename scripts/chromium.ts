import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Debian's Chromium, by the path of its program. */
const whole = '/usr/bin/chromium';
/** The same without windows, toolbars and a profile, from a package of its own: tests take less of the processor in it. */
const withoutWindows = '/usr/bin/chromium-headless-shell';

const given = process.env['CHROMIUM'];

/** Where the browser is that a person would use; `CHROMIUM` leads elsewhere. Nothing need be there. */
export const chromiumPath = given ?? whole;

/** Where the browser is in which tests look at pages: the lighter one, if it is there. */
export const chromiumForTests = given ?? (existsSync(withoutWindows) ? withoutWindows : whole);

/** As root without a sandbox, without a graphics card, and without calls to its makers. */
export const chromiumOptions = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Starts the browser that a person would use. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumOptions] });
}
