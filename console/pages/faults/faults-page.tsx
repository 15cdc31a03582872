import { control } from '../../api/control.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { edits, slowChanges } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { sandboxId } from '../../state/place.ts';
import { NewRule } from './new-rule.tsx';
import { RuleList } from './rule-list.tsx';
import { ScenarioList } from './scenario-list.tsx';

/** What goes wrong in the sandbox: the rules, a form for one more, and the scenarios. */
export function FaultsPage() {
  const t = texts.value;
  const rules = useLoaded(async () => {
    const path = { id: sandboxId.value };
    // How often a rule fired changes with the calls.
    return slowChanges.value + edits.value >= 0 ? (await control.value.getFaults({ path })).rules : [];
  });
  return (
    <Sheet title={t.pages.faults}>
      <WhenLoaded state={rules.value}>
        {(list) => (
          <>
            <RuleList rules={list} />
            <NewRule rules={list} />
          </>
        )}
      </WhenLoaded>
      <ScenarioList />
    </Sheet>
  );
}
