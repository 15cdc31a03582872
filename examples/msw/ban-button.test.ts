// The page calls the vendor's real host; MSW hands the call to an emulator in this process. Nothing leaves the machine.
import { once } from 'node:events';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { createEmulator } from 'understudy-live';
import { volcengineLivesaas } from 'understudy-live/contracts';
import { createMswHandlers } from 'understudy-live/msw';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createBanButton } from './ban-button.ts';

const activity = { ActivityId: '1819171234140099', users: [{ UserId: '1820211234043371' }] };
const emulator = createEmulator({
  sandboxes: { default: { state: { 'volcengine-livesaas': { activities: [activity] } } } },
});
const network = setupServer(...createMswHandlers(emulator, http));

beforeAll(() => {
  network.listen({ onUnhandledRequest: 'error' });
});
beforeEach(() => {
  emulator.replace(emulator.sandbox('default')!);
});
afterAll(() => {
  network.close();
});

function press(viewer: string): EventTarget {
  const button = createBanButton(activity.ActivityId, viewer, {
    credentials: volcengineLivesaas.credential.fake,
  });
  button.dispatchEvent(new Event('click'));
  return button;
}

it('bans a viewer who is there', async () => {
  await once(press('1820211234043371'), 'banned');
  expect(emulator.sandbox('default')!.journal.entries()).toHaveLength(1);
});

it('shows that a viewer could not be banned', async () => {
  await once(press('1'), 'refused');
  expect(emulator.sandbox('default')!.journal.entries()).toMatchObject([{ refusedBy: undefined }]);
});
