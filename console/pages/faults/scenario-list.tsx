import { useSignal } from '@preact/signals';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { Said } from '../../parts/said.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { load } from '../../state/calls.ts';
import { edit, slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { sandboxId } from '../../state/place.ts';

/** The scenarios that come with the emulator, to be started in the sandbox with one click. */
export function ScenarioList() {
  const t = texts.value;
  const started = useSignal<string | undefined>(undefined);
  const scenarios = useLoaded(async () => (await control.value.listScenarios()).scenarios);
  const progress = useLoaded(async () => {
    const path = { id: sandboxId.value };
    const { steps = [] } = slowChanges.value >= 0 ? await control.value.getState({ path }) : {};
    return { taken: steps.filter(([, isTaken]) => isTaken).length, all: steps.length };
  }).value;
  return (
    <section>
      <h2>{t.scenarios}</h2>
      <p class="quiet">{t.scenarioHint}</p>
      <p role="status">
        {started.value !== undefined && `${t.started(started.value)} `}
        {progress.is === 'ready' &&
          progress.value.all > 0 &&
          t.steps(progress.value.taken, progress.value.all)}
      </p>
      <WhenLoaded state={scenarios.value}>
        {(list) => (
          <ul class="rules">
            {list.map(({ name, summary, expect }) => (
              <li key={name} class="card rule">
                <div>
                  <strong>{name}</strong>
                  <p>
                    <Said text={summary} />
                  </p>
                  {expect !== undefined && (
                    <p class="quiet">
                      <Said text={expect} />
                    </p>
                  )}
                </div>
                <Action
                  look="small"
                  label={`${t.startScenario}: ${name}`}
                  run={async () => {
                    await edit(() =>
                      control.value.startScenario({ path: { id: sandboxId.value }, body: { name } }),
                    );
                    started.value = name;
                    await load();
                  }}
                >
                  {t.startScenario}
                </Action>
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
    </section>
  );
}
