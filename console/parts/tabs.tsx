interface TabsProps<Key extends string> {
  readonly options: readonly (readonly [key: Key, label: string])[];
  readonly chosen: Key;
  readonly choose: (key: Key) => void;
}

/** A choice of one among few, as a row of buttons. */
export function Tabs<Key extends string>({ options, chosen, choose }: TabsProps<Key>) {
  return (
    <div class="tabs" role="group">
      {options.map(([key, label]) => (
        <button
          type="button"
          key={key}
          aria-pressed={key === chosen}
          onClick={() => {
            choose(key);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
