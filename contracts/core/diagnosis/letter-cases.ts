/** A text in other letters, as a program writes it that thinks case does not matter; `İ` and `ı` are those of a Turkish system. */
export function otherCases(text: string): readonly string[] {
  const forms = [
    text.toLowerCase(),
    text.toUpperCase(),
    text.charAt(0).toUpperCase() + text.slice(1),
    text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
    text.charAt(0).toLowerCase() + text.slice(1),
    ...turkishCases.map((change) => change(text)),
  ];
  return [...new Set(forms)].filter((form) => form !== text);
}

/** What lower() and upper() give where the language of the system is Turkish; the last does both, as a comparison does. */
export const turkishCases: readonly ((text: string) => string)[] = [
  (text) => text.toLocaleLowerCase('tr'),
  (text) => text.toLocaleUpperCase('tr'),
  (text) => text.toUpperCase().toLocaleLowerCase('tr'),
  (text) => text.toLocaleUpperCase('tr').toLowerCase(),
];

/** Says of a text in which letters of another system stand, where some do; it follows a sentence. */
export const tellTurkish = (text: string): string =>
  /[ıİ]|i\u0307/.test(text) ? ' The ı or İ is that of a system whose language is Turkish.' : '';

/** A method as HTTP libraries print the name of theirs. */
export function methodForms(method: string): readonly string[] {
  const lower = method.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  return [lower, capital, `HttpMethod.${method}`, `Method.${method}`, `Method.${capital}`].filter(
    (form) => form !== method,
  );
}

/** Parts with some of these forms in the place of their method. */
export function withMethods<Parts extends { readonly method: string }>(
  parts: Parts,
  from: number,
  to?: number,
): readonly Parts[] {
  return methodForms(parts.method)
    .slice(from, to)
    .map((method) => ({ ...parts, method }));
}
