type Pairs = readonly (readonly [name: string, value: string])[];

/** The parameters of a request: those of its URL, and those of its body where that is a form. */
export function parametersOf(line: string, headers: Pairs, body: string): Pairs {
  const target = line.split(' ')[1] ?? '';
  const mark = target.indexOf('?');
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const form = type.includes('application/x-www-form-urlencoded') ? body : '';
  return [query, form].flatMap((text) => [...new URLSearchParams(text)]);
}
