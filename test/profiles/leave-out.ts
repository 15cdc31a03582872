import { afterAll, beforeEach, expect, type TestContext } from 'vitest';
import { leftOut } from './left-out.ts';
import { usualProfile } from './usual-profile.ts';

const isThere = new Map<object, boolean>();
let file = '';

beforeEach((context: TestContext) => {
  file = /([\w-]+)\.test\.ts$/.exec(context.task.file.name)?.[1] ?? '';
  const title = titleOf(context.task);
  const reason = mine().find((each) => {
    const isAbout = title.includes(each.title ?? '');
    if (isAbout) isThere.set(each, true);
    return isAbout;
  })?.reason;
  if (reason !== undefined) context.skip(reason);
});

afterAll(() => {
  // A test that is left out and is not there any more is a mistake in the list.
  expect(mine().filter((each) => !isThere.has(each))).toEqual([]);
});

function mine() {
  return usualProfile === 'documented' ? [] : leftOut[usualProfile].filter((each) => each.file === file);
}

function titleOf({ name, suite }: Pick<TestContext['task'], 'name' | 'suite'>): string {
  return suite ? `${titleOf(suite)} ${name}` : name;
}
