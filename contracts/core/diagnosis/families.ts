/**
 * Mistakes that are the same to a person, by the name of what they have in common. Of those that come to one signature the
 * first alone is told; mistakes of different families are told all, since nobody can know which of them was made.
 */
const families: Readonly<Record<string, readonly string[]>> = {
  'spelling of the body': [
    'body-escaped-otherwise',
    'body-serialised-again',
    'body-re-serialised',
    'body-serialised-with-other-spaces',
    'body-laid-out-otherwise',
    'body-with-other-line-breaks',
    'body-printed-otherwise',
    'body-with-more-ends',
    'json-spelled-otherwise',
    'list-printed-otherwise',
    'parameter-sent-twice',
  ],
  'order of the parameters': [
    'parameters-unsorted',
    'parameters-sorted-without-case',
    'parameters-sorted-backwards',
    'parameters-sorted-otherwise',
    'parameters-in-any-order',
    'query-unsorted',
    'query-sorted-without-case',
    'query-sorted-otherwise',
    'query-in-any-order',
  ],
  'encoding of what is signed': [
    'values-encoded-before-signing',
    'text-encoded-before-signing',
    'text-encoded-before-digest',
    'names-and-values-encoded',
    'query-as-in-url',
    'query-not-encoded',
    'query-encoded-as-url',
    'query-with-slashes-left',
    'query-with-signs-left',
    'query-encoded-as-form',
    'query-with-plus-for-space',
    'query-with-lower-case-escapes',
    'query-re-encoded',
    'query-spelled-otherwise',
    'values-encoded-otherwise',
  ],
  'parameters that are not signed': [
    'form-body-left-out',
    'query-left-out',
    'signature-method-left-out',
    'app-id-left-out',
    'timestamp-left-out',
    'parameter-left-out',
    'common-parameters-alone-signed',
    'parameters-left-out',
    'common-parameter-left-out',
    'input-left-out',
    'parameter-not-signed',
    'empty-values-dropped',
    'empty-values-left-out',
  ],
  'scheme of another cloud': [
    'scheme-of-another-cloud',
    'algorithm-of-another-cloud',
    'terminator-of-another-cloud',
  ],
  'order of the lines': [
    'lines-in-alphabetical-order',
    'app-line-first',
    'expire-before-time',
    'lines-in-any-order',
  ],
  'case of letters': ['names-in-other-case', 'text-in-other-case', 'values-in-other-case'],
  'form of a time or a number': [
    'number-printed-otherwise',
    'time-in-another-form',
    'timestamp-signed-otherwise',
    'app-spelled-otherwise',
    'nonce-damaged-as-number',
    'milliseconds-cut-off',
    'timestamp-in-milliseconds',
    'time-in-milliseconds',
  ],
  'what stands around the secret': [
    'secret-in-quotes',
    'secret-printed-otherwise',
    'secret-with-text-around-it',
  ],
  'how pairs and values are printed': ['parameters-joined-otherwise', 'value-printed-otherwise'],
  host: [
    'host-of-the-vendor',
    'host-without-port',
    'host-of-this-machine',
    'host-of-another-endpoint',
    'host-with-another-port',
  ],
};

const byId: ReadonlyMap<string, string> = new Map(
  Object.entries(families).flatMap(([family, ids]) => ids.map((id) => [id, family] as const)),
);

/** The family of a mistake; one that has none is a family of its own. */
export function familyOf(id: string): string {
  return byId.get(id) ?? id;
}
