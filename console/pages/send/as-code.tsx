import { printCode } from '../../../contracts/core/wire/print-code.ts';
import { control } from '../../api/control.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { operationOf, vendorOf } from '../../state/catalog.ts';
import { texts } from '../../state/language.ts';
import { sandboxId } from '../../state/place.ts';

interface CodeProps {
  readonly vendor: string;
  readonly operation: string;
  /** Throws for an input that is no object. */
  readonly readCall: () => { readonly input: Record<string, unknown>; readonly damage: object };
}

/** The call that is written here, for a shell, for the typed client and for the vendor's own SDK. */
export function AsCode({ vendor, operation, readCall }: CodeProps) {
  const { copyAs, typedClient, signedByHand } = texts.value;
  const sdk = vendorOf(vendor)?.sdk;
  const write = () =>
    control.value.signCall({ path: { id: sandboxId.value }, body: { vendor, operation, ...readCall() } });
  return (
    <span class="copies">
      <span class="quiet">{copyAs}</span>
      <CopyButton label="curl" text={async () => (await write()).curl} />
      <CopyButton label={typedClient} text={() => printClient(vendor, operation, readCall().input)} />
      {sdk !== undefined && (
        <CopyButton label={sdk ?? signedByHand} text={async () => (await write()).sdk?.code ?? ''} />
      )}
    </span>
  );
}

/** The environment that `understudy env` prints says where the call goes, and who makes it. */
function printClient(vendor: string, operation: string, input: Record<string, unknown>): string {
  const name = operationOf(vendor, operation)?.name ?? operation;
  return [
    "import { clients } from 'understudy-live/clients';",
    '',
    `const client = clients['${vendor}']();`,
    `console.log(await client.${name}(${printCode(input)}));`,
    '',
  ].join('\n');
}
