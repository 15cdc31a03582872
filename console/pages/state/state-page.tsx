import { control } from '../../api/control.ts';
import { Said } from '../../parts/said.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, WhenLoaded } from '../../parts/states.tsx';
import { slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { place, sandboxId, show } from '../../state/place.ts';
import { Meters } from './meters.tsx';
import { Replicas } from './replicas.tsx';
import { RoomCard } from './room-card.tsx';
import { SandboxTools } from './sandbox-tools.tsx';
import { StateEditor } from './state-editor.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { vendorOf } from '../../state/catalog.ts';

/** What is in the sandbox: its rooms with their people, its limits, and the sandbox itself. */
export function StatePage() {
  const t = texts.value;
  const rooms = useLoaded(async () => {
    const path = { id: sandboxId.value };
    // Whatever happens there may change it.
    return slowChanges.value >= 0 ? await control.value.listRooms({ path }) : undefined;
  });
  return (
    <Sheet title={t.pages.state}>
      <SandboxTools />
      <WhenLoaded state={rooms.value}>
        {(shown) => {
          const { rooms: list = [], more } = shown ?? {};
          const vendors = [...new Set(list.map(({ vendor }) => vendor))];
          const chosen = vendors.find((name) => name === place.value.query['vendor']) ?? vendors[0];
          if (chosen === undefined) return <Empty title={t.noRooms}>{t.noRoomsHint}</Empty>;
          return (
            <section>
              <div class="section-head">
                <h2>{t.rooms}</h2>
                <Tabs
                  options={vendors.map((name) => [name, name] as const)}
                  chosen={chosen}
                  choose={(vendor) => {
                    show({ vendor });
                  }}
                />
              </div>
              <p class="quiet">
                <Said text={vendorOf(chosen)?.title ?? ''} />
              </p>
              <div class="cards">
                {list
                  .filter(({ vendor }) => vendor === chosen)
                  .map((room) => (
                    <RoomCard key={`${room.vendor} ${room.room}`} room={room} />
                  ))}
              </div>
              {more?.[chosen] !== undefined && <p class="quiet">{t.moreRooms(more[chosen])}</p>}
            </section>
          );
        }}
      </WhenLoaded>
      <Meters />
      <StateEditor />
      <Replicas />
    </Sheet>
  );
}
