import { vendors } from '../../contracts/catalog.ts';
import { sandboxForm, type SandboxForm, type SandboxInput } from '../../contracts/control/config.ts';

/** The faker seed of the demo state; another one would change names in the README. */
const seed = 20231114;

const peopleInAll = 6;

/**
 * The state of the default sandbox when nobody has said anything else: the ids of the vendors' own samples, with
 * Chinese and English names around them. Loads faker, so call it only when it is needed.
 */
export async function createDemoState(): Promise<NonNullable<SandboxInput['state']>> {
  const [{ faker }, { faker: english }] = await Promise.all([
    import('@faker-js/faker/locale/zh_CN'),
    // The Chinese locale has loaded these names already, as what it falls back to.
    import('@faker-js/faker/locale/en'),
  ]);
  faker.seed(seed);
  english.seed(seed);
  const people = Array.from({ length: peopleInAll }, (_, index) =>
    (index % 2 === 0 ? faker : english).person.fullName(),
  );
  const names = { people, company: faker.company.name() };
  return Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor.demoState(names)]));
}

/** The default sandbox in that state. The package holds what this gives, so that it needs no faker and no validation. */
export async function createDemoForm(): Promise<SandboxForm> {
  return sandboxForm.parse({ state: await createDemoState() });
}
