import type { Explanation } from '../../../contracts/control/explanation.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { BodyView } from '../../parts/body-view.tsx';
import { Phrase } from '../../parts/phrase.tsx';
import type { Loaded } from '../../state/loaded.ts';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';

/** What else belongs to a call: the faults that took part, the callbacks that it caused, a bug that it met. */
export function Consequences({ entry }: { readonly entry: ShownEntry }) {
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
      {entry.defect !== undefined && (
        <section>
          <h2>{defect}</h2>
          <pre class="code">{visible(entry.defect)}</pre>
        </section>
      )}
    </>
  );
}

/** The callbacks that did not go out, at the very end: what comes late moves nothing there. */
export function Unsent({ explanation }: { readonly explanation: Loaded<Explanation> }) {
  const unsent = (explanation.is === 'ready' && explanation.value.unsent) || [];
  if (unsent.length === 0) return null;
  return (
    <section>
      <h2>{texts.value.unsent}</h2>
      {unsent.map((text) => (
        <p key={text} class="quiet">
          <Phrase text={text} />
        </p>
      ))}
    </section>
  );
}
