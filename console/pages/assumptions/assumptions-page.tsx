import { control } from '../../api/control.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Evidence } from '../../parts/evidence.tsx';
import { Said } from '../../parts/said.tsx';
import { Action } from '../../parts/action.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Select } from '../../parts/fields.tsx';
import { WhenLoaded } from '../../parts/states.tsx';
import { catalog } from '../../state/catalog.ts';
import { edit, edits } from '../../state/clock.ts';
import { texts } from '../../state/language.ts';
import { useLoaded } from '../../state/loaded.ts';
import { place, sandboxId, show } from '../../state/place.ts';
import { gloss, translate } from '../../state/sentences.ts';
import { Comparison } from './comparison.tsx';
import { profiles, type Profile } from '../../../contracts/core/contract/assumption.ts';

/** The guesses about the vendors, and how they are decided in the sandbox. */
export function AssumptionsPage() {
  const t = texts.value;
  const all = useLoaded(async () => (await control.value.listAssumptions()).assumptions);
  const settings = useLoaded(async () => {
    const path = { id: sandboxId.value };
    if (edits.value < 0) throw new Error('Nothing is decided.');
    return control.value.getAssumptions({ path });
  });
  const { vendor = '', text = '' } = place.value.query;
  const wanted = text.toLowerCase();
  return (
    <Sheet title={t.pages.assumptions}>
      <p class="quiet">{t.assumptionHint}</p>
      <WhenLoaded state={settings.value}>
        {({ profile, values, decided }) => {
          const put = (body: { profile: Profile; values: Readonly<Record<string, string>> }) =>
            edit(() => control.value.putAssumptions({ path: { id: sandboxId.value }, body }));
          return (
            <>
              <Choices profile={profile} choose={(chosen) => void put({ profile: chosen, values })} />
              <Comparison
                label={t.profile}
                choices={profiles
                  .filter((name) => name !== profile)
                  .map((name) => ({ name, query: { profile: name } }))}
              />
              {Object.keys(values).length > 0 && (
                <Action run={() => put({ profile, values: {} })}>{t.decideByProfile}</Action>
              )}
              <WhenLoaded state={all.value}>
                {(list) => (
                  <ul class="rules">
                    {list
                      .filter((row) => vendor === '' || row.vendor === vendor)
                      .filter((row) =>
                        [row.id, row.question, row.notice, translate(row.question), translate(row.notice)]
                          .join(' ')
                          .toLowerCase()
                          .includes(wanted),
                      )
                      .map((row) => (
                        <AssumptionRow
                          key={row.id}
                          row={row}
                          decided={decided[row.id] ?? row.default}
                          decide={(value) => void put({ profile, values: { ...values, [row.id]: value } })}
                        />
                      ))}
                  </ul>
                )}
              </WhenLoaded>
            </>
          );
        }}
      </WhenLoaded>
    </Sheet>
  );
}

interface ChoicesProps {
  readonly profile: Profile;
  readonly choose: (profile: Profile) => void;
}

function Choices({ profile, choose }: ChoicesProps) {
  const t = texts.value;
  const { vendor = '' } = place.value.query;
  return (
    <div class="form-grid">
      <Select
        label={t.profile}
        value={profile}
        options={profiles.map((name) => [name, t.profiles[name]])}
        choose={(name) => {
          choose(name as Profile);
        }}
      />
      <Select
        label={t.facets.vendor}
        value={vendor}
        options={[['', t.any], ...catalog.value.vendors.map(({ name }) => [name, name] as const)]}
        choose={(name) => {
          show({ vendor: name });
        }}
      />
      <SearchField label={t.searchAssumptions} />
    </div>
  );
}

type Row = Awaited<ReturnType<(typeof control.value)['listAssumptions']>>['assumptions'][number];

interface RowProps {
  readonly row: Row;
  readonly decided: string;
  readonly decide: (value: string) => void;
}

function AssumptionRow({ row, decided, decide }: RowProps) {
  const t = texts.value;
  const { id, question, alternatives, evidence, notice } = row;
  return (
    <li class="card rule" aria-label={id}>
      <div>
        <p>
          <strong>
            <Said text={question} />
          </strong>
        </p>
        <p class="quiet">
          <code>{id}</code> · {t.standing(t.standings[evidence.standing] ?? evidence.standing)}
          <Evidence at={evidence.at} />
        </p>
        <p>
          {t.notice}
          <Said text={notice} />
        </p>
        <Comparison
          label={id}
          choices={[row.default, ...alternatives]
            .filter((value) => value !== decided)
            .map((value) => ({ name: gloss(value), query: { assumption: id, value } }))}
        />
      </div>
      <Select
        label={t.decidedAs}
        value={decided}
        options={[row.default, ...alternatives].map((value) => [
          value,
          value === row.default ? `${gloss(value)} *` : gloss(value),
        ])}
        choose={decide}
      />
    </li>
  );
}
