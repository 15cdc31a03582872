import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/index.ts';
import { createPolyvLiveClient } from '../../clients/polyv-live/index.ts';
import { createTencentChatClient } from '../../clients/tencent-chat/index.ts';
import { createTencentTrtcClient } from '../../clients/tencent-trtc/index.ts';
import { createVolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { createMswHandlers } from '../../emulator/http/msw-handlers.ts';
import { createEmulator } from '../../emulator/index.ts';

const environment = { UNDERSTUDY_ONLY: '1' };
const fakes = Object.fromEntries(vendors.map(({ name, credential }) => [name, credential.fake]));
const optionsOf = (vendor: string) => ({ environment, credentials: fakes[vendor] as never });

/** One call of each client to the vendor's real host. */
const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  'tencent-chat': () =>
    createTencentChatClient(optionsOf('tencent-chat')).listBannedMembers({ RoomId: 'test' }),
  'tencent-trtc': () =>
    createTencentTrtcClient(optionsOf('tencent-trtc')).dismissRoom({ SdkAppId: 1400188366, RoomId: 10006 }),
  'volcengine-livesaas': () =>
    createVolcengineLivesaasClient(optionsOf('volcengine-livesaas')).updateActivityUserBanStatus({
      ActivityId: '1819171234140099',
      BanStatus: 1,
      UserIds: ['1820211234043371'],
    }),
  'polyv-live': () => createPolyvLiveClient(optionsOf('polyv-live')).listForbiddenUsers({}),
};

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

/** MSW, with an emulator behind its handlers. */
function connect() {
  const emulator = createEmulator();
  const network = setupServer(...createMswHandlers(emulator, http));
  close = () => {
    network.close();
  };
  return { emulator, network };
}

const refused = new RegExp(
  'UNDERSTUDY_ONLY is set and api.polyv.net is no emulator, so the call was not sent: .*, let MSW listen with the handlers of createMswHandlers first, or unset',
);

describe('a client that may call emulators alone, at a vendor’s real host', () => {
  it.each(Object.keys(calls))('calls the emulator behind MSW: %s', async (vendor) => {
    const { emulator, network } = connect();
    network.listen({ onUnhandledRequest: 'error' });
    await calls[vendor]!();
    const [sandbox] = emulator.sandboxes();
    expect(sandbox!.journal.entries()).toMatchObject([{ vendor, outcome: 'success' }]);
  });

  it('is told to let MSW listen where it does not', async () => {
    connect();
    await expect(calls['polyv-live']!()).rejects.toThrow(refused);
  });

  it('is told so again when MSW has ended', async () => {
    const { network } = connect();
    network.listen();
    network.close();
    await expect(calls['polyv-live']!()).rejects.toThrow(refused);
  });

  it('sends nothing where MSW listens with other handlers', async () => {
    connect();
    const sent: string[] = [];
    const other = setupServer(
      http.all(/api\.polyv\.net/, ({ request }) => {
        sent.push(request.url);
        return new Response();
      }),
    );
    close = () => {
      other.close();
    };
    other.listen({ onUnhandledRequest: 'bypass' });
    await expect(calls['polyv-live']!()).rejects.toThrow(TransportError);
    expect(sent).toEqual([]);
  });
});
