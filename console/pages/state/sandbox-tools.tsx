import { useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { visible } from '../../parts/visible.ts';
import { edit } from '../../state/clock.ts';
import { load } from '../../state/calls.ts';
import { texts } from '../../state/language.ts';
import { sandboxId, show } from '../../state/place.ts';
import { loadSandboxes, sandboxes } from '../../state/sandboxes.ts';

/** Makes, resets and deletes sandboxes, and hands out what a client needs to reach this one. */
export function SandboxTools() {
  const t = texts.value;
  const id = sandboxId.value;
  const sandbox = sandboxes.value.find((one) => one.id === id);
  return (
    <section class="tools">
      <div class="row">
        <NewSandbox />
        <Action
          run={async () => {
            await edit(() => control.value.resetSandbox({ path: { id } }));
            await load();
          }}
        >
          {t.reset}
        </Action>
        {id !== 'default' && (
          <Action
            look="danger"
            run={async () => {
              await control.value.deleteSandbox({ path: { id } });
              show({ sandbox: undefined });
              await loadSandboxes();
            }}
          >
            {t.deleteSandbox}
          </Action>
        )}
      </div>
      {sandbox && (
        <details>
          <summary>{t.credentials}</summary>
          <div class="row">
            <CopyButton label={t.copyEnvironment} text={() => toShell(sandbox.env)} />
            <CopyButton label={t.copyCredentials} text={() => JSON.stringify(sandbox.credentials, null, 2)} />
          </div>
          <table class="pairs">
            <tbody>
              {Object.entries(sandbox.env).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{visible(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

function NewSandbox() {
  const t = texts.value;
  const [name, setName] = useState('');
  const make = async (): Promise<void> => {
    const { id } = await control.value.createSandbox({ body: name === '' ? {} : { name } });
    await loadSandboxes();
    setName('');
    show({ sandbox: id });
  };
  return (
    <>
      <input
        aria-label={t.newSandboxName}
        placeholder={t.newSandboxName}
        value={name}
        onInput={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Action run={make}>{t.newSandbox}</Action>
    </>
  );
}

function toShell(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}
