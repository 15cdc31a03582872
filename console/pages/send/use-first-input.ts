import { useEffect, useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import type { VendorEntry } from '../../state/catalog.ts';
import { sandboxId } from '../../state/place.ts';
import { fieldsOf, sampleOf } from './operation-schema.ts';

/** What the input of a call begins with: that of a call of the journal, the vendor's example, or the fields that are needed. */
export function useFirstInput(
  vendor: VendorEntry | undefined,
  operation: string | undefined,
  from: string | undefined,
): string | undefined {
  const [input, setInput] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    const set = (value: unknown): void => {
      if (isCurrent) setInput(JSON.stringify(value));
    };
    const failed = (): void => {
      set({});
    };
    if (from !== undefined) {
      const path = { id: sandboxId.value, entry: Number(from) };
      control.value.getJournalEntry({ path, query: { format: 'input' } }).then(set, failed);
    } else if (vendor && operation === vendor.example.operation) {
      set(vendor.example.input);
    } else if (vendor && operation !== undefined) {
      fieldsOf(vendor.name, operation).then((fields) => {
        const needed = fields.filter(({ isRequired }) => isRequired);
        set(Object.fromEntries(needed.map(({ name, schema }) => [name, sampleOf(schema)])));
      }, failed);
    }
    return () => {
      isCurrent = false;
    };
  }, [vendor, operation, from]);
  return input;
}
