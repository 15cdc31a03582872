import { describe, expect, it } from 'vitest';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { takeSnapshot } from '../../emulator/core/sandbox/snapshot.ts';
import { openControl, problem, sandbox } from './control.ts';

const operations = Object.entries<Operation>(controlOperations);

type Method = 'get' | 'post' | 'put' | 'delete';
const methodOf = ({ route }: Operation) => route.methods[0].toLowerCase() as Method;

/** A path with every part filled in, so that only what a test is about is wrong. */
function fillPath({ route }: Operation, id = 'default'): string {
  const parts: Record<string, string> = { id, vendor: 'tencent-chat', room: 'test', entry: '1' };
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? 'x');
}

const takesBody = ({ route }: Operation) => route.methods[0] === 'PUT' || route.methods[0] === 'POST';

/** A body that is right, for the calls that are refused without one. */
const bodies: Readonly<Record<string, object>> = {
  putState: {},
  putClock: { mode: 'system' },
  advanceClock: { seconds: 1 },
  putFaults: { rules: [] },
  enterRoom: {},
  leaveRoom: {},
  startScenario: { scenario: { name: 'mine', summary: 'Nothing happens.' } },
  verifyJournal: { match: {}, times: 0 },
  putAssumptions: {},
  explainRequest: { vendor: 'tencent-chat', target: '/' },
  sendCall: { vendor: 'tencent-chat', operation: 'banMember' },
  signCall: { vendor: 'tencent-chat', operation: 'banMember' },
};

function everything({ emulator }: ReturnType<typeof openControl>) {
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  return emulator.sandboxes().map((sandbox) => ({
    id: sandbox.settings.id,
    clock: sandbox.clock.setting,
    rules: sandbox.faults.report(),
    assumptions: sandbox.assumptions,
    snapshot: takeSnapshot(sandbox, implementations),
  }));
}

describe('every control call', () => {
  const ofSandbox = operations.filter(([, { route }]) => route.path.includes('{id}'));

  it.each(ofSandbox)(
    'answers 404 with the nearest names for an unknown sandbox: %s',
    async (key, operation) => {
      const { api } = openControl();
      const reply = await api[methodOf(operation)](fillPath(operation, 'defualt')).send(bodies[key]);
      expect(reply.status).toBe(404);
      expect(reply.body).toEqual(
        problem(404, 'unknown-sandbox', 'There is no sandbox "defualt". Did you mean "default"?'),
      );
    },
  );

  const withBody = operations.filter(([, operation]) => takesBody(operation));

  it.each(withBody)('refuses malformed JSON, and changes nothing: %s', async (_, operation) => {
    const control = openControl();
    const before = everything(control);
    const reply = await control.api[methodOf(operation)](fillPath(operation))
      .set('Content-Type', 'application/json')
      .send('{"a":');
    expect(reply.status).toBe(400);
    expect(reply.type).toBe('application/problem+json');
    expect(reply.body).toEqual(problem(400, 'malformed-json', /JSON/));
    expect(everything(control)).toEqual(before);
  });

  it.each(withBody)('refuses a body of another media type: %s', async (_, operation) => {
    const { api } = openControl();
    const reply = await api[methodOf(operation)](fillPath(operation)).type('text/plain').send('{}');
    expect(reply.body).toEqual(problem(415, 'unsupported-media-type', /application\/json/));
  });

  const strict = withBody.filter(([key]) => key in bodies || key === 'createSandbox');

  it.each(strict)('names the path of an unknown field, and changes nothing: %s', async (key, operation) => {
    const control = openControl();
    const before = everything(control);
    const reply = await control.api[methodOf(operation)](fillPath(operation)).send({
      ...bodies[key],
      stranger: 1,
    });
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', 'stranger'));
    expect(reply.body).toHaveProperty('errors.0.path', 'stranger');
    expect(everything(control)).toEqual(before);
  });

  const paths = [...new Set(operations.map(([, { route }]) => route.path)), '/api/events'];

  it.each(paths)('answers 405 with Allow for a method that its path does not take: %s', async (path) => {
    const { api } = openControl();
    const known = operations
      .filter(([, { route }]) => route.path === path)
      .flatMap(([, { route }]) => route.methods);
    const reply = await api.patch(path.replaceAll(/\{\w+\}/g, 'x'));
    expect(reply.status).toBe(405);
    expect(reply.headers['allow']).toBe(known.join(', ') || 'GET');
    expect(reply.body).toMatchObject(problem(405, 'method-not-allowed', 'takes'));
  });
});

describe('the control API', () => {
  it.each(['/api', '/api/nothing', '/api/sandboxes/default/nothing'])(
    'has nothing at other paths: %s',
    async (path) => {
      const reply = await openControl().api.get(path);
      expect(reply.body).toEqual(problem(404, 'unknown-path', `The control API has no ${path}.`));
    },
  );

  it.each(['tencent-chat.ban-agian', 'constructor', 'toString'])(
    'refuses a choice for an assumption that there is not: %s',
    async (id) => {
      const control = openControl();
      const before = everything(control);
      const reply = await control.api.put(`${sandbox}/assumptions`).send({ values: { [id]: 'x' } });
      expect(reply.body).toMatchObject(problem(422, 'invalid-input', `there is no assumption "${id}"`));
      expect(everything(control)).toEqual(before);
    },
  );

  it.each([
    ['/faults', { rules: [{ id: 'a', match: { vendor: 'polyv-live' }, effect: { type: 'rate-limit' } }] }],
    ['/state', { 'tencent-chat': { rooms: [{ RoomID: 'a', members: {}, banned: [5] }] } }],
    ['/clock', { mode: 'frozen', now: 5, forse: true }],
    ['/journal/verify', { match: { vendor: 7 }, times: 'x' }],
  ])('says what is wrong in the words of a configuration file: %s', async (path, body) => {
    const { api } = openControl();
    const isPost = path.endsWith('verify');
    const reply = await (isPost ? api.post(`${sandbox}${path}`) : api.put(`${sandbox}${path}`)).send(body);
    const { errors } = reply.body as { errors: readonly { message: string }[] };
    expect([reply.status, errors.length > 0]).toEqual([422, true]);
    expect(errors.map(({ message }) => message).join('\n')).not.toMatch(/Invalid input|Unrecognized key/);
  });

  it('tells a misspelt field once', async () => {
    const { api } = openControl();
    const { body } = await api.put(`${sandbox}/state`).send({ 'tencent-chat': { rooms: [{ RoomID: 'a' }] } });
    const place = { path: 'tencent-chat.rooms.0.RoomID', message: 'the field is called "RoomId"' };
    expect((body as { errors: object[] }).errors).toEqual([place]);
  });

  it('takes a path that is spelt out for itself, and not for the name of an entry', async () => {
    const reply = await openControl().api.get(`${sandbox}/journal/verify`);
    expect(reply.body).toEqual(problem(405, 'method-not-allowed', /journal\/verify takes POST\.$/));
  });

  it('refuses a path with a damaged escape', async () => {
    const reply = await openControl().api.get('/api/sandboxes/%zz');
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', /./));
  });

  it('keeps the digits of long ids on their way in and out', async () => {
    const { api } = openControl();
    const room = '{"RoomId":1819171234140099123,"members":[9223372036854775807]}';
    await api
      .put(`${sandbox}/state`)
      .set('Content-Type', 'application/json')
      .send(`{"tencent-chat":{"rooms":[${room}]}}`);
    const { body } = await api.get(`${sandbox}/state`);
    expect(body).toHaveProperty('tencent-chat.rooms.0.RoomId', '1819171234140099123');
    expect(body).toHaveProperty('tencent-chat.rooms.0.members', ['9223372036854775807']);
  });
});
