const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 has no way to write, with halves of surrogate pairs. */
const unprintable =
  // eslint-disable-next-line no-control-regex -- they are what this is about
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for HTML and XML, inside elements and inside quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(unprintable, '\ufffd').replaceAll(/[&<>"']/g, (character) => entities[character]!);
}
