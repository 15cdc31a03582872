// npx tsx scripts/client-size.ts: how large each vendor's client is, minified, without zod; and the largest modules in it.
import { measureClients } from './build/client-size.ts';

for (const { name, bytes, modules } of await measureClients()) {
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} KB`);
  for (const [file, size] of modules.slice(0, 12))
    console.log(`  ${(size / 1000).toFixed(1).padStart(6)} ${file}`);
}
