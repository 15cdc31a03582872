interface CheckboxProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
}

export function Checkbox({ label, isOn, set }: CheckboxProps) {
  return (
    <label class="check-line">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          set(event.currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}
