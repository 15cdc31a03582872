import type { FieldLimit } from '../../../contracts/core/contract/limits.ts';
import { Said } from '../../parts/said.tsx';
import { visible } from '../../parts/visible.ts';
import { texts } from '../../state/language.ts';
import { translate } from '../../state/sentences.ts';
import { kindOf, mainSchema, withField } from './input-values.ts';
import { fieldsIn, sampleOf, type OperationField } from './operation-schema.ts';
import { PlainField, type ValueProps } from './plain-field.tsx';

interface FormProps {
  readonly fields: readonly OperationField[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly set: (value: Record<string, unknown>) => void;
}

/** A field for each input that is needed or there, with what the documents say of it; the others can be added. */
export function InputForm({ fields: known, value, set }: FormProps) {
  const names = new Set(known.map(({ name }) => name));
  const strangers = Object.keys(value)
    .filter((name) => !names.has(name))
    .map((name): OperationField => ({ name, isRequired: false, schema: {} }));
  const isShown = ({ name, isRequired }: OperationField): boolean => isRequired || Object.hasOwn(value, name);
  const others = known.filter((field) => !isShown(field));
  return (
    <div class="input-form">
      {[...known.filter(isShown), ...strangers].map((field) => (
        <Field
          key={field.name}
          field={field}
          value={value[field.name]}
          set={(next) => {
            set(withField(value, field.name, next));
          }}
        />
      ))}
      {others.length > 0 && (
        <p class="actions">
          {others.map(({ name, schema: ofField }) => (
            <button
              type="button"
              class="small"
              key={name}
              title={translate(ofField.description ?? '') ?? ofField.description}
              onClick={() => {
                set(withField(value, name, sampleOf(ofField)));
              }}
            >
              + {name}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: OperationField;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
}

function Field({ field: { name, isRequired, schema }, value, set }: FieldProps) {
  const t = texts.value;
  const { 'x-unit': unit, 'x-limits': limits = [], 'x-required': when, description = '' } = schema;
  return (
    <div class="input-field">
      <div class="input-name">
        <code>{visible(name)}</code>
        {isRequired && <span class="badge plain">{t.required}</span>}
        {when !== undefined && (
          <span class="badge plain">
            {t.required}: {(translate(when) ?? when).replace(/^(yes, |是，)/, '').replaceAll('`', '')}
          </span>
        )}
        {unit !== undefined && <span class="quiet">{translate(unit) ?? unit}</span>}
        {!isRequired && (
          <button
            type="button"
            class="link"
            aria-label={t.removeField(visible(name))}
            onClick={() => {
              set(undefined);
            }}
          >
            ×
          </button>
        )}
      </div>
      <ValueField label={name} schema={schema} value={value} set={set} />
      <p class="quiet input-doc">
        <Said text={description} />
        {limits.map((limit, index) => (
          <span class="input-limit" key={index}>
            {describeLimit(limit)}
          </span>
        ))}
      </p>
    </div>
  );
}

function describeLimit({ of, what, least, most, beyond }: FieldLimit): string {
  const t = texts.value;
  const range = t.range(least, most, of === 'value' ? '' : t.countedIn[of]);
  return `${what === undefined ? '' : `${translate(what) ?? what}: `}${range} · ${t.otherwise(translate(beyond) ?? beyond)}`;
}

/** What a value is written with: by the form that its schema gives it. */
function ValueField(props: ValueProps) {
  const { schema, value, set } = props;
  switch (kindOf(schema, value)) {
    case 'list':
      return <List {...props} />;
    case 'object':
      return (
        <InputForm
          fields={fieldsIn(mainSchema(schema))}
          value={(value ?? {}) as Record<string, unknown>}
          set={set}
        />
      );
    default:
      return <PlainField {...props} />;
  }
}

/** Of a long list so many entries can be changed here. */
const mostShown = 50;

function List({ label, schema, value, set }: ValueProps) {
  const t = texts.value;
  const items = (value ?? []) as readonly unknown[];
  const { items: ofItem = {} } = mainSchema(schema);
  return (
    <div class="input-list" role="group" aria-label={label}>
      {items.slice(0, mostShown).map((item, index) => (
        <div key={index} class="input-item">
          <ValueField
            label={`${label} ${index + 1}`}
            schema={ofItem}
            value={item}
            set={(next) => {
              set(items.with(index, next ?? ''));
            }}
          />
          <button
            type="button"
            class="small"
            aria-label={t.removeEntry(label, index + 1)}
            onClick={() => {
              set(items.toSpliced(index, 1));
            }}
          >
            ×
          </button>
        </div>
      ))}
      {items.length > mostShown && <p class="quiet">{t.moreEntries(items.length - mostShown)}</p>}
      <button
        type="button"
        class="small"
        aria-label={t.addEntry(label)}
        onClick={() => {
          set([...items, sampleOf(ofItem)]);
        }}
      >
        +
      </button>
    </div>
  );
}
