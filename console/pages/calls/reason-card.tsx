import type { Explanation } from '../../../contracts/control/explanation.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { Phrase } from '../../parts/phrase.tsx';
import { Said } from '../../parts/said.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { visible } from '../../parts/visible.ts';
import { meaningOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import type { Loaded } from '../../state/loaded.ts';
import { fullTime } from '../../texts/times.ts';

interface ReasonProps {
  readonly entry: ShownEntry;
  readonly explanation: Loaded<Explanation>;
  readonly isLate: boolean;
}

/** Why a call was refused, in words, and what to do about it. */
export function ReasonCard({ entry, explanation, isLate }: ReasonProps) {
  if (entry.outcome === 'success') return null;
  const meaning = meaningOf(entry.vendor, entry.outcome);
  return (
    <section class="card reason">
      <h2>{texts.value.why}</h2>
      {meaning !== undefined && (
        <p class="meaning">
          <strong>{visible(entry.outcome)}</strong> <Said text={meaning} />
        </p>
      )}
      {isLate ? (
        <LateExplanation explanation={explanation} />
      ) : (
        <WhenLoaded state={explanation}>
          {(value) => <Mistakes explanation={value} hasVerdict={saysMore(value, entry.reason)} />}
        </WhenLoaded>
      )}
      {entry.reason && <ReasonFacts reason={entry.reason} />}
    </section>
  );
}

/** Whether the verdict says what the facts below it do not: of a field they say the same. */
function saysMore({ mistakes, verdict }: Explanation, reason: ShownEntry['reason']): boolean {
  return mistakes.length > 0 || !reason || reason.subject === 'fault' || !verdict.startsWith(reason.text);
}

/** A place as large before the explanation has come as after it: somebody may be reading what stands below. */
function LateExplanation({ explanation }: Pick<ReasonProps, 'explanation'>) {
  const { explaining, why } = texts.value;
  return (
    <div class="late" role="region" aria-label={why} aria-live="polite" tabIndex={0}>
      {explanation.is === 'loading' ? (
        <p class="quiet">{explaining}</p>
      ) : (
        <WhenLoaded state={explanation}>{(value) => <Mistakes explanation={value} hasVerdict />}</WhenLoaded>
      )}
    </div>
  );
}

interface MistakesProps {
  readonly explanation: Explanation;
  readonly hasVerdict: boolean;
}

function Mistakes({ explanation: { mistakes, verdict, lastChange }, hasVerdict }: MistakesProps) {
  return (
    <>
      {hasVerdict && (
        <p>
          <Phrase text={verdict} />
        </p>
      )}
      {lastChange !== undefined && (
        <p>
          <Phrase text={lastChange} />
        </p>
      )}
      {mistakes.map(({ id, title, detail, fix }) => (
        <div key={id} class="mistake">
          <h3>
            <Said text={title} />
          </h3>
          <p>
            <Said text={detail} />
          </p>
          <p>
            <strong>{texts.value.fix}</strong> <Said text={fix} />
          </p>
        </div>
      ))}
    </>
  );
}

function ReasonFacts({ reason }: { readonly reason: NonNullable<ShownEntry['reason']> }) {
  const { expected, received, nearest, freeAgain, bySource, byAssumption, standings } = texts.value;
  const { path, source, resetsAt, assumption } = reason;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    // What a fault rule makes stands above already.
    [expected, reason.subject === 'fault' ? undefined : reason.expected],
    [received, reason.received],
    [nearest, reason.nearest],
    [freeAgain, resetsAt === undefined ? undefined : fullTime(resetsAt)],
    [byAssumption, assumption],
    [
      bySource,
      source &&
        [standings[source.standing] ?? source.standing, source.at, source.date].filter(Boolean).join(', '),
    ],
  ];
  return (
    <dl class="facts">
      {path !== '' && (
        <div>
          <dt>{texts.value.subjects[reason.subject]}</dt>
          <dd>
            <code class="field">{visible(path)}</code>
          </dd>
        </div>
      )}
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Phrase text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
