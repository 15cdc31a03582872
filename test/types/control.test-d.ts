import { describe, expectTypeOf, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import type { LocalControl } from '../../emulator/testing/local-control.ts';

const control = createControlClient({ baseUrl: 'http://127.0.0.1:4010' });
const path = { id: 'default' };

describe('the control client', () => {
  it('takes nothing where a call needs nothing', () => {
    expectTypeOf<Parameters<ControlClient['health']>>().toEqualTypeOf<[]>();
    expectTypeOf<Parameters<ControlClient['listSandboxes']>>().toEqualTypeOf<[]>();
    // @ts-expect-error -- the call has neither path nor query nor body
    void control.health({});
  });

  it('takes the sandbox wherever a path names one', () => {
    expectTypeOf<Parameters<ControlClient['getState']>[0]>().toEqualTypeOf<{
      readonly path: { id: string };
    }>();
    // @ts-expect-error -- the sandbox is missing
    void control.getState();
    // @ts-expect-error -- the sandbox is missing
    void control.getState({});
    // @ts-expect-error -- the sandbox is missing
    void control.getState({ path: {} });
    // @ts-expect-error -- no path has an undefined part
    void control.getState({ path: { id: undefined } });
    // @ts-expect-error -- the room is missing
    void control.enterRoom({ path: { id: 'default', vendor: 'tencent-chat' }, body: {} });
  });

  it('takes a body where a call has one, and only there', () => {
    void control.advanceClock({ path, body: { seconds: 60 } });
    // @ts-expect-error -- the body is missing
    void control.advanceClock({ path });
    // @ts-expect-error -- there is no such moment
    void control.advanceClock({ path, body: { until: 'tomorrow' } });
    // @ts-expect-error -- the call has no body
    void control.getClock({ path, body: {} });
    // @ts-expect-error -- the call has no query
    void control.getClock({ path, query: {} });
  });

  it('takes a call without what may be left out', () => {
    void control.createSandbox();
    void control.createSandbox({ body: { random: 7 } });
    void control.getJournal({ path });
    void control.getJournal({ path, query: { vendor: 'tencent-chat' } });
    // @ts-expect-error -- there is no such parameter
    void control.getJournal({ path, query: { vender: 'tencent-chat' } });
  });

  it('gives answers of known types', () => {
    expectTypeOf(control.getClock).returns.resolves.toHaveProperty('now').toEqualTypeOf<string>();
    expectTypeOf(control.deleteSandbox).returns.resolves.toEqualTypeOf<undefined>();
  });

  it('is the same without a socket, but answers at once', () => {
    expectTypeOf<Parameters<LocalControl['putFaults']>>().toEqualTypeOf<
      Parameters<ControlClient['putFaults']>
    >();
    expectTypeOf<LocalControl['getClock']>().returns.toHaveProperty('now').toEqualTypeOf<string>();
  });
});
