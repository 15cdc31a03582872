import { startEmulator } from '../emulator/index.ts';

/** The emulator in a process of its own, which tells its parent for how long its loop stood still since the last question. */
const server = await startEmulator({ port: 0 });
const interval = 2;
let [last, longest] = [performance.now(), 0];
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - interval);
  last = now;
}, interval);
process.send?.({ controlUrl: server.controlUrl, baseUrls: server.baseUrls });
process.on('message', () => {
  process.send?.({ longest, rss: process.memoryUsage.rss() });
  longest = 0;
});
process.on('disconnect', () => process.exit());
