import { useEffect, useState } from 'preact/hooks';
import { useComputed, useSignal } from '@preact/signals';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { indentJson } from '../../parts/json-lines.ts';
import { WhenLoaded } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { InputForm } from './input-form.tsx';
import { readObject } from './input-values.ts';
import { fieldsOf } from './operation-schema.ts';

interface EditorProps {
  readonly vendor: string;
  readonly operation: string;
  /** The input as JSON, which both ways to write it change; undefined until it is known what it begins with. */
  readonly text: string | undefined;
  readonly set: (text: string) => void;
}

/** The input of a call, as a form by the operation's schema or as the JSON that it is. */
export function InputEditor({ vendor, operation, text, set }: EditorProps) {
  const t = texts.value;
  const [view, setView] = useState<'form' | 'json'>('form');
  const asked = useSignal({ vendor, operation });
  useEffect(() => {
    asked.value = { vendor, operation };
  }, [asked, vendor, operation]);
  const loaded = useLoaded(async () => ({
    of: asked.value.operation,
    fields: await fieldsOf(asked.value.vendor, asked.value.operation),
  }));
  const fields = useComputed(() => loaded.value).value;
  const value = readObject(text ?? '');
  return (
    <div class="input-editor">
      <div class="row">
        <h2>{t.input}</h2>
        <Tabs
          options={[
            ['form', t.asForm],
            ['json', 'JSON'],
          ]}
          chosen={view}
          choose={setView}
        />
      </div>
      {view === 'json' && (
        <textarea
          class="input-text"
          aria-label={t.input}
          spellcheck={false}
          value={text ?? ''}
          onInput={(event) => {
            set(event.currentTarget.value);
          }}
        />
      )}
      {text === undefined && <p class="quiet loading">{t.loading}</p>}
      {view === 'form' && text !== undefined && !value && <p class="problem">{t.noObject}</p>}
      {view === 'form' && value && (
        <WhenLoaded state={fields}>
          {(known) =>
            known.of === operation && (
              <InputForm
                fields={known.fields}
                value={value}
                set={(next) => {
                  const printed = printJson(next);
                  set(indentJson(printed) ?? printed);
                }}
              />
            )
          }
        </WhenLoaded>
      )}
    </div>
  );
}
