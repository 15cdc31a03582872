// npm run test:compose: runs the examples of Compose on Podman, whose images are made of the programs of this machine. Needs root,
// `npm run build:image`, and buildah, docker-compose, haproxy, nats-server and podman.
import { fileURLToPath } from 'node:url';
import { startEngine } from './compose/engine.ts';
import { loadImages } from './compose/images.ts';
import { tryContainers } from './compose/try-containers.ts';
import { tryShared } from './compose/try-shared.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const engine = await startEngine();
try {
  await loadImages(engine);
  await tryContainers(engine, root);
  process.stdout.write('Compose: a service of the same network is answered at the name of a vendor\n');
  await tryShared(engine, root);
  process.stdout.write(
    'Compose: three replicas are one emulator while a replica and a server of the log end\n',
  );
} finally {
  await engine.close();
}
