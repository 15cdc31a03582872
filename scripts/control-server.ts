import { startEmulator } from '../emulator/index.ts';

/**
 * The emulator in a process of its own, which tells its parent how long its loop stood still at most since the last question:
 * in time, and in time of a processor, which others on this machine do not lengthen.
 */
const server = await startEmulator({ port: 0 });
const interval = 2;
let [last, longest] = [performance.now(), 0];
let [lastUsed, mostUsed] = [usedTime(), 0];
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - interval);
  last = now;
  const used = usedTime();
  mostUsed = Math.max(mostUsed, used - lastUsed);
  lastUsed = used;
}, interval);

/** Milliseconds of a processor that this process has had. */
function usedTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.send?.({ controlUrl: server.controlUrl, baseUrls: server.baseUrls });
process.on('message', () => {
  process.send?.({ longest, mostUsed, rss: process.memoryUsage.rss() });
  [longest, mostUsed] = [0, 0];
});
process.on('disconnect', () => process.exit());
