import { useState } from 'preact/hooks';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { Field, Select } from '../../parts/fields.tsx';
import { catalog, vendorOf } from '../../state/catalog.ts';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { place, sandboxId } from '../../state/place.ts';
import { translate } from '../../state/sentences.ts';
import { effectParameters, effectTypes, ruleOf, type EffectType, type RuleDraft } from './fault-form.ts';
import { errorsFor } from './errors-for.ts';

const empty: RuleDraft = {
  vendor: '',
  operation: '',
  type: 'error',
  parameters: {},
  after: '',
  every: '',
  times: '3',
};

/** A form for one rule more. It begins with the operation that somebody came from. */
export function NewRule({ rules }: { readonly rules: readonly FaultRule[] }) {
  const t = texts.value;
  const { vendor: asked, operation: askedFor } = place.value.query;
  const [draft, setDraft] = useState<RuleDraft>({ ...empty, vendor: asked ?? '', operation: askedFor ?? '' });
  const change = (changes: Partial<RuleDraft>): void => {
    setDraft({ ...draft, ...changes });
  };
  const vendor = draft.vendor || (catalog.value.vendors[0]?.name ?? '');
  const errors = errorsFor(vendor, draft.operation);
  const whole: RuleDraft = {
    ...draft,
    vendor,
    parameters: { code: errors[0]?.key ?? '', ...draft.parameters },
  };
  const add = () => {
    const rule = ruleOf(
      whole,
      rules.map(({ id }) => id),
    );
    const kept = rules.map(({ id, match, when, effect, mustFire }) => ({
      id,
      match,
      when,
      effect,
      mustFire,
    }));
    return edit(() =>
      control.value.putFaults({ path: { id: sandboxId.value }, body: { rules: [...kept, rule] as never } }),
    );
  };
  return (
    <section class="card form">
      <h2>{t.newRule}</h2>
      <RuleFields draft={whole} errors={errors} change={change} />
      <WhenFields draft={draft} change={change} />
      <div class="row">
        <Action look="primary" run={add} isOff={vendor === ''}>
          {t.addRule}
        </Action>
      </div>
    </section>
  );
}

interface RuleFieldsProps {
  readonly draft: RuleDraft;
  readonly errors: ReturnType<typeof errorsFor>;
  readonly change: (changes: Partial<RuleDraft>) => void;
}

/** Which calls, and what happens to them. */
function RuleFields({ draft, errors, change }: RuleFieldsProps) {
  const t = texts.value;
  const { vendor } = draft;
  const operations = catalog.value.operations.filter((entry) => entry.vendor === vendor);
  return (
    <div class="form-grid">
      <Select
        label={t.facets.vendor}
        value={vendor}
        options={catalog.value.vendors.map(({ name }) => [name, name])}
        choose={(name) => {
          change({ vendor: name, operation: '', parameters: {} });
        }}
      />
      <Select
        label={t.facets.operation}
        value={draft.operation}
        options={[['', t.everyOperation], ...operations.map(({ key, name }) => [key, name] as const)]}
        choose={(operation) => {
          change({ operation, parameters: {} });
        }}
      />
      <Select
        label={t.effect}
        value={draft.type}
        options={effectTypes.map((type) => [type, t.effects[type]])}
        choose={(type) => {
          change({ type: type as EffectType, parameters: {} });
        }}
      />
      {draft.type === 'error' ? (
        <Select
          label={t.error}
          value={draft.parameters['code'] ?? ''}
          options={errors.map(({ key, meaning }) => [key, `${key} — ${translate(meaning) ?? meaning}`])}
          choose={(code) => {
            change({ parameters: { code } });
          }}
        />
      ) : (
        <EffectFields
          draft={draft}
          quotas={Object.keys(vendorOf(vendor)?.quotas ?? {})}
          set={(parameters) => {
            change({ parameters: { ...draft.parameters, ...parameters } });
          }}
        />
      )}
    </div>
  );
}

/** Which of those calls, by their number. */
function WhenFields({ draft, change }: Pick<RuleFieldsProps, 'draft' | 'change'>) {
  const t = texts.value;
  return (
    <div class="form-grid narrow-fields">
      {(['after', 'every', 'times'] as const).map((name) => (
        <Field
          key={name}
          label={t.counts[name]}
          type="number"
          value={draft[name]}
          set={(text) => {
            change({ [name]: text });
          }}
        />
      ))}
    </div>
  );
}

interface EffectFieldsProps {
  readonly draft: RuleDraft;
  readonly quotas: readonly string[];
  readonly set: (parameters: Readonly<Record<string, string>>) => void;
}

function EffectFields({ draft, quotas, set }: EffectFieldsProps) {
  const labels: Readonly<Record<string, string>> = texts.value.effectFields;
  return (
    <>
      {Object.entries(effectParameters[draft.type]).map(([name, usual]) => {
        const value = draft.parameters[name] ?? String(usual);
        const choose = (text: string): void => {
          set({ [name]: text });
        };
        return name === 'quota' ? (
          <Select
            key={name}
            label={labels[name] ?? name}
            value={value}
            options={['', ...quotas].map((quota) => [quota, quota])}
            choose={choose}
          />
        ) : (
          <Field
            key={name}
            label={labels[name] ?? name}
            type={typeof usual === 'number' ? 'number' : 'text'}
            value={value}
            set={choose}
          />
        );
      })}
    </>
  );
}
