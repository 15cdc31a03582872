// Not run by the tests of this project, since Testcontainers needs a container engine; compiled at night. npm install testcontainers
import { GenericContainer, Wait } from 'testcontainers';

const token = 'local';
const polyv = 4014;

const container = await new GenericContainer('understudy-live')
  .withCommand(['start', '--host=0.0.0.0', '--token'])
  .withEnvironment({ UNDERSTUDY_TOKEN: token })
  .withExposedPorts(4010, polyv)
  .withWaitStrategy(Wait.forHealthCheck())
  .start();

const urlOf = (port) => `http://${container.getHost()}:${container.getMappedPort(port)}`;
const reply = await fetch(`${urlOf(4010)}/api/sandboxes/default`, {
  headers: { authorization: `Bearer ${token}` },
});
const { env } = await reply.json();
// The ports outside are others than those that the emulator knows.
console.log({ ...env, UNDERSTUDY_CONTROL_URL: urlOf(4010), POLYV_LIVE_BASE_URL: urlOf(polyv) });
await container.stop();
