import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { WhenLoaded } from '../../parts/states.tsx';
import { operationOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { errorsFor } from '../faults/errors-for.ts';
import { fieldsOf } from './operation-schema.ts';

interface DocsProps {
  readonly vendor: string;
  readonly operation: string;
}

/** What an operation does, takes and refuses. */
export function OperationDocs({ vendor, operation }: DocsProps) {
  const t = texts.value;
  const asked = useSignal({ vendor, operation });
  useEffect(() => {
    asked.value = { vendor, operation };
  }, [asked, vendor, operation]);
  const loaded = useLoaded(() => fieldsOf(asked.value.vendor, asked.value.operation));
  const fields = useComputed(() => loaded.value).value;
  const entry = operationOf(vendor, operation);
  return (
    <section>
      <h2>{entry?.name}</h2>
      <p>{entry?.summary}</p>
      <WhenLoaded state={fields}>
        {(list) => (
          <div class="scroll" tabIndex={0} role="region" aria-label={t.fields}>
            <table class="pairs docs">
              <tbody>
                {list.map(({ name, type, isRequired, description }) => (
                  <tr key={name}>
                    <th scope="row">
                      {name}
                      {isRequired && <span class="badge plain">{t.required}</span>}
                    </th>
                    <td>{type}</td>
                    <td class="prose">{description}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </WhenLoaded>
      <details>
        <summary>{t.errors}</summary>
        <dl class="facts">
          {errorsFor(vendor, operation).map(({ key, meaning }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
