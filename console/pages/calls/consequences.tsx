import type { Explanation } from '../../../contracts/control/explanation.ts';
import type { ShownEntry } from '../../../contracts/control/journal.ts';
import { BodyView } from '../../parts/body-view.tsx';
import { Phrase } from '../../parts/phrase.tsx';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';

interface ConsequencesProps {
  readonly entry: ShownEntry;
  readonly explanation: Explanation;
}

/** What else belongs to a call: the faults that took part, the callbacks that it caused, a bug that it met. */
export function Consequences({ entry, explanation }: ConsequencesProps) {
  const { faultsFired, callbacks, defect } = texts.value;
  return (
    <>
      {entry.faults.length > 0 && (
        <section>
          <h2>{faultsFired}</h2>
          <p class="chips">
            {entry.faults.map((id) => (
              <span key={id} class="badge fault">
                {visible(id)}
              </span>
            ))}
          </p>
        </section>
      )}
      {entry.callbacks && entry.callbacks.length > 0 && (
        <section>
          <h2>{callbacks}</h2>
          {entry.callbacks.map(({ event, url, body, state, status, reason }, index) => (
            <div key={index} class="callback">
              <p class="target">
                <strong>{visible(event)}</strong> <code>{visible(url)}</code>{' '}
                <span class="quiet">
                  {state !== undefined && <Phrase text={state} />} {status}{' '}
                  {reason !== undefined && <Phrase text={reason} />}
                </span>
              </p>
              <BodyView text={body} />
            </div>
          ))}
        </section>
      )}
      {explanation.unsent?.map((text) => (
        <p key={text} class="quiet">
          <Phrase text={text} />
        </p>
      ))}
      {entry.defect !== undefined && (
        <section>
          <h2>{defect}</h2>
          <pre class="code">{visible(entry.defect)}</pre>
        </section>
      )}
    </>
  );
}
