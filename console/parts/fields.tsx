interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly set: (text: string) => void;
  readonly type?: 'text' | 'number';
}

export function Field({ label, value, set, type = 'text' }: FieldProps) {
  return (
    <label class="field-line">
      <span>{label}</span>
      <input
        {...(type === 'number' ? { type: 'number' } : {})}
        value={value}
        onInput={(event) => {
          set(event.currentTarget.value);
        }}
      />
    </label>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

export function Select({ label, value, options, choose }: SelectProps) {
  return (
    <label class="field-line">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          choose(event.currentTarget.value);
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
