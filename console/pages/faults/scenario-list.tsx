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
  const scenarios = useLoaded(async () => (await control.value.listScenarios()).scenarios);
  return (
    <section>
      <h2>{t.scenarios}</h2>
      <p class="quiet">{t.scenarioHint}</p>
      <Progress />
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

/** The scenario that runs in the sandbox, and how far it has come. */
function Progress() {
  const t = texts.value;
  const progress = useLoaded(async () => {
    const path = { id: sandboxId.value };
    const { scenario } = slowChanges.value >= 0 ? await control.value.getSandbox({ path }) : {};
    // A state may be large, and only that of a scenario has steps.
    const { steps = [] } = scenario === undefined ? {} : await control.value.getState({ path });
    return { scenario, taken: steps.filter(([, isTaken]) => isTaken).length, all: steps.length };
  }).value;
  const { scenario, taken, all } = progress.is === 'ready' ? progress.value : {};
  return (
    <p role="status">
      {scenario !== undefined && (
        <>
          {t.runs} <strong>{scenario}</strong>: {all ? t.scenarioSteps(taken ?? 0, all) : t.scenarioNoSteps}
          {t.stop}
        </>
      )}
    </p>
  );
}
