import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { control } from '../../api/control.ts';
import { Action } from '../../parts/action.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Field, Select } from '../../parts/fields.tsx';
import { indentJson } from '../../parts/json-lines.ts';
import { catalog, operationOf, vendorOf, type VendorEntry } from '../../state/catalog.ts';
import { edit } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { place, sandboxId, show } from '../../state/place.ts';
import { CallDetail } from '../calls/call-detail.tsx';
import { damages, readDamage } from './damages.ts';
import { AsCode } from './as-code.tsx';
import { InputEditor } from './input-editor.tsx';
import { readObject } from './input-values.ts';
import { OperationDocs } from './operation-docs.tsx';
import { useFirstInput } from './use-first-input.ts';

/** A call to any operation: written here, signed by the sandbox's credential, damaged where that is wanted. */
export function SendPage() {
  const t = texts.value;
  const { query } = place.value;
  const vendor = vendorOf(query['vendor'] ?? '') ?? catalog.value.vendors[0];
  const key = operationOf(vendor?.name ?? '', query['operation'])?.key ?? vendor?.example.operation;
  const first = useFirstInput(vendor, key, query['from']);
  const [text, setText] = useState<string>();
  const [damage, setDamage] = useState('none');
  const [written, setWritten] = useState('{}');
  const sent = useSignal<{ sandbox: string; entry: number } | undefined>(undefined);
  useEffect(() => {
    if (first !== undefined) setText(indentJson(first) ?? first);
  }, [first]);
  if (!vendor || key === undefined) return <p class="quiet padded">{t.loading}</p>;
  const readCall = () => ({
    input: readInput(text ?? '', t.noObject),
    damage: readDamage(damage, written, t.noObject),
  });
  const send = async (): Promise<void> => {
    const body = { vendor: vendor.name, operation: key, ...readCall() };
    sent.value = await edit(() => control.value.sendCall({ path: { id: sandboxId.value }, body }));
  };
  return (
    <>
      <Sheet title={t.pages.send} isBeside={sent.value !== undefined}>
        <section class="form">
          <OperationChoice vendor={vendor} operation={key} />
          <InputEditor vendor={vendor.name} operation={key} text={text} set={setText} />
          <div class="form-grid">
            <Select
              label={t.damage}
              value={damage}
              options={damages.map((name) => [name, t.damages[name]])}
              choose={setDamage}
            />
            {damage === 'other' && <Field label={t.otherDamage} value={written} set={setWritten} />}
          </div>
          <div class="row">
            <Action look="primary" run={send}>
              {t.send}
            </Action>
            <AsCode vendor={vendor.name} operation={key} readCall={readCall} />
          </div>
        </section>
        <OperationDocs vendor={vendor.name} operation={key} />
      </Sheet>
      {sent.value?.sandbox === sandboxId.value && (
        <CallDetail
          id={sent.value.entry}
          close={() => {
            sent.value = undefined;
          }}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly vendor: VendorEntry;
  readonly operation: string;
}

function OperationChoice({ vendor, operation: key }: ChoiceProps) {
  const t = texts.value;
  return (
    <div class="form-grid">
      <Select
        label={t.facets.vendor}
        value={vendor.name}
        options={catalog.value.vendors.map(({ name }) => [name, name])}
        choose={(name) => {
          show({ vendor: name, operation: undefined, from: undefined });
        }}
      />
      <Select
        label={t.facets.operation}
        value={key}
        options={catalog.value.operations
          .filter((entry) => entry.vendor === vendor.name)
          .map((entry) => [entry.key, entry.name])}
        choose={(operation) => {
          show({ vendor: vendor.name, operation, from: undefined });
        }}
      />
    </div>
  );
}

/** Every digit of a long id stays. Throws for what is no object. */
function readInput(text: string, problem: string): Record<string, unknown> {
  const input = readObject(text);
  if (!input) throw new Error(problem);
  return input;
}
