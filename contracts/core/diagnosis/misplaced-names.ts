import { bounds } from '../config/bounds.ts';
import { nearestNames } from '../config/suggest-name.ts';
import { findSynonym } from '../config/synonyms.ts';
import { header, mediaType, type HttpRequest } from '../wire/http.ts';
import { decodeText, readJson } from '../wire/json.ts';
import { readMultipart } from '../wire/multipart.ts';
import { splitTarget, decodePairs, type Pairs } from '../wire/query-string.ts';
import type { Advice } from './diagnose-signature.ts';
import { describeOtherJoin } from './joined-otherwise.ts';

/** Where a parameter may stand in a call. */
export type Place = 'query' | 'form' | 'JSON body' | 'headers';

/** Where a vendor looks for a parameter: in one place, or in a form as well as in the query. */
export type Home = Place | 'query or form';

const isIn = (home: Home, place: Place): boolean =>
  home === 'query or form' ? place === 'query' || place === 'form' : place === home;

interface Sighting {
  readonly place: Place;
  /** As it is spelled there. */
  readonly name: string;
}

/** Longer bodies are not searched for a name. */
const longestSearched = 65_536;

/**
 * `app_id`, `AppID` and `App-Id` are one name for somebody who types it; and a page of HTML makes signs of `&times` and `&reg`, so
 * that `&timestamp=` of a URL becomes `×tamp=`.
 */
function flatten(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-_. ]/g, '')
    .replace(/^[^]*×tamp/, 'timestamp')
    .replace(/^®ion$/, 'region');
}

/** Where else, or in which other spelling, a call has a parameter that the vendor looks for in one place by one name. */
function findName(
  request: HttpRequest,
  name: string,
  place: Home,
  aliases: readonly string[],
): Sighting | undefined {
  const flat = [name, ...aliases].map(flatten);
  const all = namesIn(request);
  const found = all.filter((one) => flat.includes(flatten(one.name)));
  const isRight = (one: Sighting): boolean => isIn(place, one.place) && one.name === name;
  const others = found.filter((one) => !isRight(one));
  const other = others.find((one) => isIn(place, one.place)) ?? others[0];
  if (other) return other;
  const near = all.filter((one) => isIn(place, one.place));
  const beside = near.map((one) => one.name);
  const synonym = found.length === 0 ? (findSynonym(name, beside) ?? findDressed(name, beside)) : undefined;
  return near.find((one) => one.name === synonym);
}

/** A name with a prefix that others give to their headers, or one that is mistyped: `X-Authorization`, `Authorisation`. */
function findDressed(name: string, beside: readonly string[]): string | undefined {
  const flat = flatten(name);
  const dressed = beside.find((one) => {
    const bare = flatten(one).replaceAll(/[?&[\]"'{}]/g, '');
    return (
      (bare !== flatten(one) && bare === flat) ||
      /^(?:x|proxy|http|my|api|custom|q|query|params?)$/.test(bare.replace(flat, '')) ||
      (flat.length > 6 && flat === `x${bare}`)
    );
  });
  if (dressed !== undefined || name.length < 6) return dressed;
  const few = beside.filter((one) => one !== name).slice(0, bounds.namesToCompare);
  return nearestNames(name, few).find((one) => isMistyped(flatten(one), flat));
}

/** Whether two names differ in one letter, or in two that changed places, and in no beginning. */
function isMistyped(one: string, other: string): boolean {
  if (!other.startsWith(one.charAt(0)) || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  const isSwapped =
    left.length > 1 &&
    left.slice(0, 2) === right.charAt(1) + right.charAt(0) &&
    left.slice(2) === right.slice(2);
  return isSwapped || left.slice(1) === right.slice(1) || left === right.slice(1) || left.slice(1) === right;
}

function namesIn(request: HttpRequest): readonly Sighting[] {
  const query = decodePairs(splitTarget(request.target).query);
  const { form, json } = readBody(request);
  const at = (place: Place, names: readonly string[]): readonly Sighting[] =>
    names.map((name) => ({ place, name }));
  return [
    ...at('query', namesOf(query)),
    ...at('form', namesOf(form)),
    ...at('JSON body', json),
    ...at('headers', namesOf(request.headers)),
  ];
}

function namesOf(pairs: Pairs): readonly string[] {
  return pairs.map(([name]) => name);
}

function readBody({ headers, body }: HttpRequest): {
  readonly form: Pairs;
  readonly json: readonly string[];
} {
  if (body.length === 0 || body.length > longestSearched) return { form: [], json: [] };
  if (mediaType(headers) === 'multipart/form-data')
    return { form: readMultipart(header(headers, 'content-type') ?? '', body), json: [] };
  const text = decodeText(body);
  const json = readJson(text);
  if ('value' in json && typeof json.value === 'object' && json.value !== null)
    return { form: [], json: Object.keys(json.value) };
  return { form: /^[\w.%[\]-]+=/.test(text) ? decodePairs(text) : [], json: [] };
}

const placeNames: Readonly<Record<Home, string>> = {
  'query or form': 'the query of the URL or a form in the body',
  query: 'the query of the URL',
  form: 'the body, as a form',
  'JSON body': 'the JSON body',
  headers: 'the headers',
};

/** Where a call has a text of a form that only one parameter has, by whatever name. */
export function findText(request: HttpRequest, form: RegExp): Sighting | undefined {
  const { form: fields } = readBody(request);
  const places: readonly (readonly [Place, Pairs])[] = [
    ['query', decodePairs(splitTarget(request.target).query)],
    ['headers', request.headers],
    ['form', fields],
  ];
  for (const [place, pairs] of places) {
    const found = pairs.find(([, value]) => form.test(value));
    if (found) return { place, name: found[0] };
  }
  const isSearched = request.body.length > 0 && request.body.length <= longestSearched;
  return isSearched && form.test(decodeText(request.body)) ? { place: 'JSON body', name: '' } : undefined;
}

/** What to say of a parameter that has come in another place by another name. */
export function describeElsewhere(name: string, place: Place, found: Sighting): Advice {
  const where = placeNames[found.place];
  const by = found.name === '' ? where : `${where}, as ${found.name}`;
  return {
    id: 'parameter-in-another-place',
    title: `${name} stands in another place`,
    detail: `The call has a text of the form of ${name} in ${by}; it is read from ${placeNames[place]} alone, as ${name}.`,
    fix: `Put ${name} into ${placeNames[place]}.`,
  };
}

/** What to say of a call that has the id of its credential somewhere, and no signature: the id alone proves nothing. */
export function describeBareId(id: string, signature: string, found: Sighting): Advice {
  const by = found.name === '' ? '' : `, as ${found.name.slice(0, 40)}`;
  return {
    id: 'id-without-signature',
    title: `The call has the ${id}, and is not signed`,
    detail: `The ${id} stands in ${placeNames[found.place]}${by}; there is no ${signature}.`,
    fix: `Sign the call: the ${id} is a part of ${signature}, and the secret never travels.`,
  };
}

/** A URL as it stands in the source of a page. */
function describeHtmlEscapes(request: HttpRequest, name: string): Advice | undefined {
  const query = namesOf(decodePairs(splitTarget(request.target).query));
  const found = query.find((one) => one === `amp;${name}`);
  return found === undefined
    ? undefined
    : {
        id: 'url-escaped-for-html',
        title: 'The URL was escaped for HTML',
        detail: `In the URL stands &amp; where & belongs, so that ${name} arrived as ${found}.`,
        fix: 'Take the escapes of HTML out of the URL before it is called.',
      };
}

/** A parameter that came within the value of another one. */
function describeJoined(request: HttpRequest, name: string, home: Home): Advice | undefined {
  const pairs = [
    ...(isIn(home, 'query') ? decodePairs(splitTarget(request.target).query) : []),
    ...(isIn(home, 'form') ? readBody(request).form : []),
  ];
  const holds = pairs.find(([, value]) => value.includes(`${name}=`));
  return holds && describeOtherJoin(...holds);
}

/** What a signature shows of a parameter that did not come. */
const aboutUnsent: ReadonlySet<string> = new Set(['unsent-parameter-signed', 'unlisted-parameters-signed']);

/** What to say of a parameter that is missing where the vendor looks for it, by where or how the call has it instead. Aliases are its names in other places. */
export function describeMissing(
  request: HttpRequest,
  name: string,
  place: Home,
  aliases: readonly string[] = [],
): Advice {
  const escaped = place === 'query' ? describeHtmlEscapes(request, name) : undefined;
  if (escaped) return escaped;
  const joined = describeJoined(request, name, place);
  if (joined) return joined;
  const found = findName(request, name, place, aliases);
  const where = placeNames[place];
  if (!found) {
    const isEmpty = namesIn(request).some((one) => isIn(place, one.place) && one.name === name);
    return {
      id: isEmpty ? 'parameter-empty' : 'parameter-missing',
      title: isEmpty ? `${name} is empty` : `${name} is missing`,
      detail: isEmpty ? `${name} stands in ${where}, without a value.` : `The call has no ${name} anywhere.`,
      fix: isEmpty
        ? `Give ${name} a value: is the variable set that it is made of?`
        : `Put ${name} into ${where}.`,
      tells: ({ id, detail }) =>
        isEmpty ? id === 'signature-empty' : aboutUnsent.has(id) && detail.split(/[ ,]/).includes(name),
    };
  }
  if (!isIn(place, found.place)) {
    const spelled = found.name === name ? name : `${found.name} for ${name}`;
    return {
      id: 'parameter-in-another-place',
      title: `${name} stands in another place`,
      detail: `The call has ${spelled} in ${placeNames[found.place]}; it is read from ${where} alone.`,
      fix: `Put ${name} into ${where}.`,
    };
  }
  const isCase = found.name.toLowerCase() === name.toLowerCase();
  return {
    id: 'parameter-misspelt',
    title: `${name} is spelled ${found.name}`,
    detail: `There is no ${name} in ${where}; there is ${found.name}${isCase && place !== 'headers' ? ': names are case-sensitive' : ''}.`,
    fix: `Write ${name}, exactly so.`,
  };
}
