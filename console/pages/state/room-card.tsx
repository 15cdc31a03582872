import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { RemainingBar } from '../../parts/remaining-bar.tsx';
import { Said } from '../../parts/said.tsx';
import { visible } from '../../parts/visible.ts';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';
import { translate } from '../../state/sentences.ts';

type Rooms = Awaited<ReturnType<(typeof control.value)['listRooms']>>['rooms'];
type Room = Rooms[number];
type Person = Room['people'][number];

/** A room with everybody in it or kept out of it. */
export function RoomCard({ room }: { readonly room: Room }) {
  const t = texts.value;
  const name = room.title ?? room.room;
  const [told, setTold] = useState<string>();
  return (
    <article class="card room" aria-label={name}>
      <h3>
        {visible(name)} {room.title !== undefined && <code class="quiet">{visible(room.room)}</code>}
      </h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={name}>
        <table class="people">
          <thead class="sr-only">
            <tr>
              <th scope="col">{t.person}</th>
              <th scope="col">{t.presence}</th>
              <th scope="col">{t.sanctions}</th>
              <th scope="col">{t.doings}</th>
            </tr>
          </thead>
          <tbody>
            {room.people.map((person) => (
              <PersonRow key={person.id} room={room} person={person} setTold={setTold} />
            ))}
          </tbody>
        </table>
      </div>
      {room.quotas && <QuotaMeters quotas={room.quotas} />}
      {room.people.length === 0 && <p class="quiet">{t.nobody}</p>}
      {room.more !== undefined && <p class="quiet">{t.morePeople(room.more)}</p>}
      <Entrance room={room} told={told} setTold={setTold} />
    </article>
  );
}

interface PersonProps extends Pick<EntranceProps, 'room' | 'setTold'> {
  readonly person: Person;
}

function PersonRow({ room, person, setTold }: PersonProps) {
  const t = texts.value;
  const { id, name, isIn, sanctions } = person;
  return (
    <tr>
      <th scope="row">
        {visible(name ?? id)}
        {name !== undefined && <code class="quiet">{visible(id)}</code>}
      </th>
      <td>
        <span class={`presence ${isIn ? 'in' : 'out'}`}>{isIn ? t.isIn : t.isOut}</span>
      </td>
      <td class="sanctions">
        {sanctions.map(({ kind, until }) => (
          <span key={`${kind} ${until ?? ''}`} class="sanction">
            <span class="badge bad">{t.sanctionKinds[kind] ?? kind}</span>
            {until === undefined ? (
              <span class="quiet">{t.untilLifted}</span>
            ) : (
              <RemainingBar name={`${room.room} ${id} ${kind}`} until={until} />
            )}
          </span>
        ))}
      </td>
      <td class="doing">
        {isIn && (
          <Action
            look="small"
            label={`${t.leave}: ${name ?? id}`}
            run={async () => {
              await edit(() => pass('leaveRoom', room, id));
              setTold(t.hasLeft(name ?? id));
            }}
          >
            {t.leave}
          </Action>
        )}
      </td>
    </tr>
  );
}

/** How far the vendor's quotas are used up in a room; what nobody has used is left out. */
function QuotaMeters({ quotas }: { readonly quotas: NonNullable<Room['quotas']> }) {
  const used = quotas.filter(({ count }) => count > 0);
  return (
    <ul class="quotas">
      {used.map(({ name, counts, count, limit }) => (
        <li key={name}>
          <meter
            aria-label={translate(counts) ?? counts}
            max={limit}
            value={count}
            high={limit * 0.9}
            optimum={0}
          />
          <span class={count >= limit ? 'full' : ''}>{texts.value.quota(count, limit)}</span>
          <span class="quiet">
            <Said text={counts} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function pass(way: 'enterRoom' | 'leaveRoom', { vendor, room }: Room, user: string) {
  return control.value[way]({ path: { id: sandboxId.value, vendor, room }, body: { user } });
}

interface EntranceProps {
  readonly room: Room;
  /** What came of the last one who entered or left. */
  readonly told: string | undefined;
  readonly setTold: (text: string) => void;
}

/** Lets somebody try to enter, and says what the vendor's client would be told. */
function Entrance({ room, told, setTold }: EntranceProps) {
  const t = texts.value;
  const [user, setUser] = useState('');
  const enter = async (): Promise<void> => {
    const { admitted, sanction = '', code } = await edit(() => pass('enterRoom', room, user));
    setTold(admitted ? t.admitted(user) : t.keptOut(user, t.sanctionKinds[sanction] ?? sanction, code));
  };
  return (
    <form
      class="entrance"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <input
        aria-label={t.whoEnters}
        placeholder={t.whoEnters}
        value={user}
        onInput={(event) => {
          setUser(event.currentTarget.value);
        }}
      />
      <Action run={enter} isOff={user === ''}>
        {t.enter}
      </Action>
      <p role="status">{told !== undefined && visible(told)}</p>
    </form>
  );
}
