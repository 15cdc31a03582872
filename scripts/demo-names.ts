import { faker as english } from '@faker-js/faker/locale/en';
import { faker as chinese } from '@faker-js/faker/locale/zh_CN';

/** Another seed would change names in the README. */
const seed = 20231114;

const peopleInAll = 6;

/** The module with the names of the demo state: Chinese and English ones in turn, as the library of names makes them. */
export function renderDemoNames(): string {
  chinese.seed(seed);
  english.seed(seed);
  const people = Array.from({ length: peopleInAll }, (_, index) =>
    (index % 2 === 0 ? chinese : english).person.fullName(),
  );
  return `// Written by "npm run docs" with the library of names, which is then needed no more.
import type { DemoNames } from '../../contracts/core/contract/demo.ts';

/** The names in the demo state. */
export const demoNames: DemoNames = {
  people: [${people.map((name) => `'${name}'`).join(', ')}],
  company: '${chinese.company.name()}',
};
`;
}
