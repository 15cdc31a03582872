import type { Explanation } from '../../../contracts/control/explanation.ts';
import type { ShownEntry } from '../../../contracts/control/journal.ts';
import { Phrase } from '../../parts/phrase.tsx';
import { Said } from '../../parts/said.tsx';
import { visible } from '../../parts/visible.ts';
import { meaningOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { fullTime } from '../../texts/times.ts';

interface ReasonProps {
  readonly entry: ShownEntry;
  readonly explanation: Explanation;
}

/** Why a call was refused, in words, and what to do about it. */
export function ReasonCard({ entry, explanation }: ReasonProps) {
  if (entry.outcome === 'success') return null;
  const { mistakes, verdict, lastChange } = explanation;
  const meaning = meaningOf(entry.vendor, entry.outcome);
  return (
    <section class="card reason">
      <h2>{texts.value.why}</h2>
      {meaning !== undefined && (
        <p class="meaning">
          <strong>{visible(entry.outcome)}</strong> <Said text={meaning} />
        </p>
      )}
      {(mistakes.length > 0 || !entry.reason) && (
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
      {entry.reason && <ReasonFacts reason={entry.reason} />}
    </section>
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
