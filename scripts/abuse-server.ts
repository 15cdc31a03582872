import { startEmulator } from '../emulator/index.ts';

/** The emulator in a process of its own, which tells its parent where it is and how much memory it takes. */
const server = await startEmulator({ port: 0 });
process.send?.({ controlUrl: server.controlUrl, baseUrls: server.baseUrls });
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit());
