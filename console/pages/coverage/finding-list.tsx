import { control } from '../../api/control.ts';
import { Phrase } from '../../parts/phrase.tsx';
import { Said } from '../../parts/said.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { nameOf } from '../../state/catalog.ts';
import { slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { linkTo, sandboxId } from '../../state/place.ts';

/** What a vendor would punish in the calls, the gravest first, with the calls that show it. */
export function FindingList() {
  const t = texts.value;
  const findings = useLoaded(async () => {
    const path = { id: sandboxId.value };
    return slowChanges.value >= 0 ? (await control.value.getFindings({ path })).findings : [];
  });
  return (
    <section>
      <h2>{t.findings}</h2>
      <WhenLoaded state={findings.value}>
        {(list) =>
          list.length === 0 ? (
            <p class="quiet">{t.noFindings}</p>
          ) : (
            <ul class="rules">
              {list.map(({ id, severity, title, vendor, operation, detail, advice, count, evidence }) => (
                <li key={id} class="card finding">
                  <p>
                    <span class={`badge ${severity === 'error' ? 'bad' : 'warn'}`}>
                      {t.severities[severity]}
                    </span>{' '}
                    <strong>
                      <Said text={title} />
                    </strong>{' '}
                    <span class="quiet">
                      {nameOf(vendor, operation)} {vendor} · {t.seen(count)}
                    </span>
                  </p>
                  <p>
                    <Phrase text={detail} />
                  </p>
                  <p>
                    <strong>{t.fix}</strong> <Said text={advice} />
                  </p>
                  <p class="row">
                    {evidence.map((entry) => (
                      <a key={entry} href={linkTo('calls', { call: String(entry) })}>
                        {t.call} {entry}
                      </a>
                    ))}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
