import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Said } from '../../parts/said.tsx';
import { visible } from '../../parts/visible.ts';
import { meaningOf, nameOf } from '../../state/catalog.ts';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';
import { toScenario } from './fault-form.ts';

interface CountedRule extends FaultRule {
  readonly matched: number;
  readonly fired: number;
}

/** The rules that stand, with how often each fired. */
export function RuleList({ rules }: { readonly rules: readonly CountedRule[] }) {
  const t = texts.value;
  const id = sandboxId.value;
  if (rules.length === 0) return <p class="quiet">{t.noRules}</p>;
  return (
    <section>
      <h2>{t.rules}</h2>
      <ul class="rules">
        {rules.map((rule) => (
          <li key={rule.id} class="card rule" aria-label={rule.id}>
            <div>
              <strong>{t.effects[rule.effect.type]}</strong> <RuleEffect rule={rule} />
              <p class="quiet">
                {rule.match.vendor} · {nameOf(rule.match.vendor, rule.match.operation) ?? t.everyOperation}
                {rule.match.where && ` · ${visible(JSON.stringify(rule.match.where))}`}
                {Object.entries(rule.when).map(([name, count]) => ` · ${t.counts[name as 'after']} ${count}`)}
              </p>
            </div>
            <span class="fired">
              {t.fired(rule.fired, rule.when.times)}
              <span class="quiet">{t.matched(rule.matched)}</span>
            </span>
            <Action
              look="small"
              label={`${t.remove}: ${rule.id}`}
              run={() => {
                const kept = rules
                  .filter((other) => other.id !== rule.id)
                  .map(({ id: ruleId, match, when, effect, mustFire }) => ({
                    id: ruleId,
                    match,
                    when,
                    effect,
                    mustFire,
                  }));
                return edit(() => control.value.putFaults({ path: { id }, body: { rules: kept as never } }));
              }}
            >
              {t.remove}
            </Action>
          </li>
        ))}
      </ul>
      <div class="row">
        <Action look="small" run={() => edit(() => control.value.deleteFaults({ path: { id } }))}>
          {t.removeAll}
        </Action>
        <CopyButton label={t.copyScenario} text={() => toScenario(id, rules)} />
      </div>
    </section>
  );
}

function RuleEffect({ rule: { effect, match } }: { readonly rule: FaultRule }) {
  if (effect.type === 'error')
    return (
      <>
        <span class="badge bad">{visible(effect.code)}</span>{' '}
        <Said text={meaningOf(match.vendor, effect.code) ?? ''} />
      </>
    );
  const { type: _type, ...parameters } = effect;
  const labels: Readonly<Record<string, string>> = texts.value.effectFields;
  return (
    <span class="quiet">
      {Object.entries(parameters)
        .map(([name, value]) => `${labels[name] ?? name} ${String(value)}`)
        .join(' · ')}
    </span>
  );
}
