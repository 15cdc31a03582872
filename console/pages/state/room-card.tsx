import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { RemainingBar } from '../../parts/remaining-bar.tsx';
import { visible } from '../../parts/visible.ts';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';

type Rooms = Awaited<ReturnType<(typeof control.value)['listRooms']>>['rooms'];
type Room = Rooms[number];
type Person = Room['people'][number];

/** A room with everybody in it or kept out of it. */
export function RoomCard({ room }: { readonly room: Room }) {
  const t = texts.value;
  const name = room.title ?? room.room;
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
              <PersonRow key={person.id} room={room} person={person} />
            ))}
          </tbody>
        </table>
      </div>
      {room.people.length === 0 && <p class="quiet">{t.nobody}</p>}
      {room.more !== undefined && <p class="quiet">{t.morePeople(room.more)}</p>}
      <Entrance room={room} />
    </article>
  );
}

function PersonRow({ room, person }: { readonly room: Room; readonly person: Person }) {
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
      <td>
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
            run={() => edit(() => pass('leaveRoom', room, id))}
          >
            {t.leave}
          </Action>
        )}
      </td>
    </tr>
  );
}

function pass(way: 'enterRoom' | 'leaveRoom', { vendor, room }: Room, user: string) {
  return control.value[way]({ path: { id: sandboxId.value, vendor, room }, body: { user } });
}

/** Lets somebody try to enter, and says what the vendor's client would be told. */
function Entrance({ room }: { readonly room: Room }) {
  const t = texts.value;
  const [user, setUser] = useState('');
  const [told, setTold] = useState<string>();
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
