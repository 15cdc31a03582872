import { z } from 'zod';
import { expandAbbreviations } from './abbreviations.ts';

type Fields = Readonly<Record<string, unknown>>;

const fields = z.record(z.string(), z.unknown());

/** What a file, or a boundary, may say once for all its recipes; a recipe may have each of these of its own. */
const defaults: readonly string[] = ['clock', 'state', 'assumptions', 'before', 'input'];

/** Of these a recipe says only the fields in which it differs. */
const mergedDefaults: readonly string[] = ['state', 'assumptions', 'input'];

const boundaryForm = z.looseObject({ passes: fields, fails: fields });

const fileForm = z.looseObject({
  operation: z.string(),
  input: fields.optional(),
  success: z.array(fields).optional(),
  errors: z.record(z.string(), fields),
  boundaries: z.array(boundaryForm).optional(),
});

/**
 * Writes out the recipes of a file, each with all that it needs. Throws for a file of a wrong form.
 *
 * - `clock`, `state`, `assumptions`, `before` and `input` may stand once, at the top of a file or of a boundary, for
 *   every recipe below.
 * - What a recipe says itself counts: of `state`, `assumptions` and `input` field by field, of the others as a whole.
 *   `null` takes out what stands above.
 * - An earlier call of the file's own operation has the file's `input` likewise.
 * - Lists and texts may be abbreviated: see `expandAbbreviations`.
 */
export function expandRecipes(content: unknown): Fields {
  const { success, errors, boundaries, ...rest } = fileForm.parse(expandAbbreviations(content));
  const ofFile = pickDefaults(rest);
  const complete = (recipe: Fields, above = ofFile): Fields =>
    completeCalls(layOver(above, recipe), rest.operation, rest.input);
  return {
    ...omitDefaults(rest),
    ...(success && { success: success.map((recipe) => complete(recipe)) }),
    errors: Object.fromEntries(Object.entries(errors).map(([error, recipe]) => [error, complete(recipe)])),
    ...(boundaries && {
      boundaries: boundaries.map(({ passes, fails, ...shared }) => {
        const above = layOver(ofFile, pickDefaults(shared));
        return { ...omitDefaults(shared), passes: complete(passes, above), fails: complete(fails, above) };
      }),
    }),
  };
}

function pickDefaults(from: Fields): Fields {
  return Object.fromEntries(Object.entries(from).filter(([key]) => defaults.includes(key)));
}

function omitDefaults(from: Fields): Fields {
  return Object.fromEntries(Object.entries(from).filter(([key]) => !defaults.includes(key)));
}

function layOver(above: Fields, own: Fields): Fields {
  const merged = mergedDefaults.filter((key) => isFields(above[key]) && isFields(own[key]));
  const inPart = merged.map((key) => [key, replaceFields(above[key] as Fields, own[key] as Fields)] as const);
  return { ...replaceFields(above, own), ...Object.fromEntries(inPart) };
}

/** `null` takes out a field that is there; any other `null` is a value. Own fields give the order where all are named. */
function replaceFields(above: Fields, own: Fields): Fields {
  const namesAll = Object.keys(above).every((key) => key in own);
  const kept = Object.entries(namesAll ? own : { ...above, ...own }).filter(
    ([key, value]) => value !== null || !(key in above),
  );
  return Object.fromEntries(kept);
}

function completeCalls(recipe: Fields, operation: string, input: Fields = {}): Fields {
  const before: unknown = recipe['before'];
  if (!Array.isArray(before)) return recipe;
  const complete = (call: unknown): unknown => {
    return isFields(call) && call['operation'] === operation ? layOver({ input }, call) : call;
  };
  return { ...recipe, before: before.map((call: unknown) => complete(call)) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
