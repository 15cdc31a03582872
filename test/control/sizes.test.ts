import { describe, expect, it } from 'vitest';
import { createControlApp } from '../../emulator/control/app.ts';
import { createEmulator } from '../../emulator/index.ts';
import supertest from 'supertest';
import { openControl, problem, sandbox } from './control.ts';

const megabyte = 1024 * 1024;

/** JSON of so many bytes and a few more. */
const padded = (bytes: number) => `{"padding":"${'x'.repeat(bytes)}"}`;

function open(stateLimit: number) {
  const context = { version: '1', controlUrl: () => '', baseUrlOf: () => '' };
  return supertest(
    createControlApp({ ...context, emulator: createEmulator() }, { host: '127.0.0.1', stateLimit }),
  );
}

describe('the size of a body', () => {
  it('may be more than that of any other call where it is a state', async () => {
    const { api } = openControl();
    const { body } = await api
      .put(`${sandbox}/state`)
      .type('json')
      .send(padded(11 * megabyte));
    expect(body).toMatchObject(problem(422, 'invalid-input', /padding/));
  });

  it('is at most 10 MB elsewhere', async () => {
    const { api } = openControl();
    const { body } = await api
      .put(`${sandbox}/clock`)
      .type('json')
      .send(padded(11 * megabyte));
    expect(body).toEqual(problem(413, 'too-large', /10485760 bytes/));
  });

  it('of a state has a limit of its own', async () => {
    const { body } = await open(1000).put(`${sandbox}/state`).type('json').send(padded(1000));
    expect(body).toEqual(problem(413, 'too-large', /1000 bytes/));
  });
});
