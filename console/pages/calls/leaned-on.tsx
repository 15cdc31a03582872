import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { OutcomeBadge } from '../../parts/outcome-badge.tsx';
import { Said } from '../../parts/said.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { linkTo, sandboxId } from '../../state/place.ts';
import { gloss } from '../../state/sentences.ts';

type Guess = Awaited<ReturnType<typeof control.value.getEntryAssumptions>>['assumptions'][number];

/** The guesses that decided the answer of a call. To find them the call is made again, so that somebody has to ask. */
export function LeanedOn({ id }: { readonly id: number }) {
  const [openFor, setOpenFor] = useState<number>();
  return (
    <section>
      <details
        key={id}
        onToggle={(event) => {
          setOpenFor(event.currentTarget.open ? id : undefined);
        }}
      >
        <summary>
          <h2>{texts.value.leanedOn}</h2>
        </summary>
        {openFor === id && <Guesses id={id} />}
      </details>
    </section>
  );
}

function Guesses({ id }: { readonly id: number }) {
  const t = texts.value;
  const entry = useSignal(id);
  useEffect(() => {
    entry.value = id;
  }, [entry, id]);
  const found = useLoaded(() =>
    control.value.getEntryAssumptions({ path: { id: sandboxId.value, entry: entry.value } }),
  );
  return (
    <WhenLoaded state={found.value}>
      {({ isRepeated, assumptions }) => {
        const decisive = assumptions.filter(({ otherwise }) => otherwise.some(({ isSame }) => !isSame));
        return (
          <>
            {!isRepeated && <p class="quiet">{t.notRepeatable}</p>}
            <p class="quiet">{t.askedFor(assumptions.length, decisive.length)}</p>
            <ul class="rules">
              {decisive.map((guess) => (
                <GuessCard key={guess.id} guess={guess} />
              ))}
            </ul>
          </>
        );
      }}
    </WhenLoaded>
  );
}

function GuessCard({ guess }: { readonly guess: Guess }) {
  const t = texts.value;
  const { id, question, decided, evidence, otherwise } = guess;
  return (
    <li class="card guess">
      <p>
        <strong>
          <Said text={question} />
        </strong>{' '}
        {gloss(decided)}
      </p>
      <p class="quiet">
        <a href={linkTo('assumptions', { text: id })}>{id}</a> ·{' '}
        {t.standing(t.standings[evidence.standing] ?? evidence.standing)}
        <Evidence at={evidence.at} />
      </p>
      {otherwise
        .filter(({ isSame }) => !isSame)
        .map(({ value, outcome }) => (
          <p key={value}>
            {t.decidedOtherwise(gloss(value))} <OutcomeBadge outcome={outcome} />
          </p>
        ))}
    </li>
  );
}
