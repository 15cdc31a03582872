import { useState } from 'preact/hooks';
import { ask } from '../../api/control.ts';
import { token } from '../../api/session.ts';
import { controlErrorOf } from '../../../clients/control/index.ts';
import { indentJson } from '../../parts/json-lines.ts';
import { Action } from '../../parts/action.tsx';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';

/** The whole state as text, to look at, change, take away and put back. */
export function StateEditor() {
  const t = texts.value;
  const [text, setText] = useState<string>();
  const load = async (): Promise<void> => {
    setText(await readState());
  };
  return (
    <section>
      <h2>{t.stateAsText}</h2>
      <div class="row">
        <Action run={load}>{text === undefined ? t.show : t.loadAgain}</Action>
        <Action
          run={async () => {
            download(`${sandboxId.value}.json`, await readState());
          }}
        >
          {t.export}
        </Action>
        <label class="button">
          {t.import}
          <input
            class="sr-only"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              void event.currentTarget.files?.[0]?.text().then(setText);
            }}
          />
        </label>
        {text !== undefined && (
          <Action look="primary" run={() => edit(() => writeState(text))}>
            {t.save}
          </Action>
        )}
      </div>
      {text !== undefined && (
        <textarea
          class="state-text"
          aria-label={t.stateAsText}
          spellcheck={false}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      )}
    </section>
  );
}

/** As text from end to end: a number of the browser's would lose digits of a long id. */
async function readState(): Promise<string> {
  const text = await askForState({});
  return indentJson(text) ?? text;
}

async function writeState(text: string): Promise<void> {
  await askForState({ method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: text });
}

interface StateRequest extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

async function askForState({ headers, ...init }: StateRequest): Promise<string> {
  const carried = token.value === undefined ? {} : { Authorization: `Bearer ${token.value}` };
  const path = `/api/sandboxes/${encodeURIComponent(sandboxId.value)}/state`;
  const response = await ask(path, { ...init, headers: { ...headers, ...carried } });
  const text = await response.text();
  if (!response.ok) throw controlErrorOf(response.status, text);
  return text;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
