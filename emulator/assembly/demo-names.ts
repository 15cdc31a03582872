// Written by "npm run docs" with the library of names, which is then needed no more.
import type { DemoNames } from '../../contracts/core/contract/demo.ts';

/** The names in the demo state. */
export const demoNames: DemoNames = {
  people: ['倪志明', 'Mr. Guy Bosco', '纪驰', 'Estel Bosco', '邢治涛', 'Dr. Adaline Fisher I'],
  company: '内蒙古自治区三锋网络科技无限公司',
};
