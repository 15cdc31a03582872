import { Said } from '../../parts/said.tsx';
import { operationOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { linkTo } from '../../state/place.ts';
import { errorsFor } from '../faults/errors-for.ts';

interface DocsProps {
  readonly vendor: string;
  readonly operation: string;
}

/** What an operation does and refuses, and where its official SDK is shown. */
export function OperationDocs({ vendor, operation }: DocsProps) {
  const t = texts.value;
  const entry = operationOf(vendor, operation);
  return (
    <section>
      <h2>{entry?.name}</h2>
      <p>
        <Said text={entry?.summary ?? ''} />
      </p>
      <p>
        <a href={linkTo('docs', { doc: `sdk/${vendor}` })}>{t.officialSdk}</a>
      </p>
      <details>
        <summary>{t.errors}</summary>
        <dl class="facts">
          {errorsFor(vendor, operation).map(({ key, meaning }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>
                <Said text={meaning} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
