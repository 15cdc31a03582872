import { attacks } from './abuse-attacks.ts';

/** Carries out one attack in a process of its own, so that it keeps nobody from a core but by what it does to the server. */
const [, , title, url = '', controlUrl = ''] = process.argv;
const attack = attacks.find((each) => each.title === title);
if (!attack) throw new Error(`There is no attack "${title ?? ''}".`);
const report = await attack.start(url, controlUrl);
process.send?.({ report });
process.on('disconnect', () => process.exit());
