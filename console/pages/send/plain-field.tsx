import { printJson } from '../../../contracts/core/wire/json.ts';
import { choicesOf, kindOf, meaningOf, readText, textOf } from './input-values.ts';
import type { Schema } from './schema.ts';

export interface ValueProps {
  readonly label: string;
  readonly schema: Schema;
  readonly value: unknown;
  /** Undefined takes the field away. */
  readonly set: (value: unknown) => void;
}

/** What a value is written with that holds no others. */
export function PlainField(props: ValueProps) {
  const { label, schema, value, set } = props;
  const kind = kindOf(schema, value);
  if (kind === 'choice') return <Choice {...props} />;
  if (kind === 'switch')
    return (
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        checked={value === true}
        onChange={(event) => {
          set(event.currentTarget.checked);
        }}
      />
    );
  return (
    <input
      aria-label={label}
      spellcheck={false}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      value={textOf(value, kind)}
      onInput={(event) => {
        set(readText(event.currentTarget.value, kind));
      }}
    />
  );
}

/** A choice of few; a value that is none of them is there as well, since wrong inputs can be sent too. */
function Choice({ label, schema, value, set }: ValueProps) {
  const known = choicesOf(schema);
  const keys = known.map((choice) => printJson(choice));
  const chosen = value === undefined ? '' : printJson(value);
  return (
    <select
      aria-label={label}
      value={chosen}
      onChange={({ currentTarget }) => {
        set(known[keys.indexOf(currentTarget.value)]);
      }}
    >
      {!keys.includes(chosen) && <option value={chosen}>{chosen}</option>}
      {known.map((choice, index) => {
        const meaning = meaningOf(choice, schema.description);
        const name = String(choice);
        return (
          <option key={keys[index]} value={keys[index]}>
            {meaning === undefined ? name : `${name}: ${meaning}`}
          </option>
        );
      })}
    </select>
  );
}
