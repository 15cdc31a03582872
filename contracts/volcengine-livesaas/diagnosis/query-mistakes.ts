import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import type { LivesaasParts } from './parts.ts';

/** Mistakes with the canonical query. */
export const queryMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'query-unsorted',
    title: 'The query is not sorted',
    detail: 'The canonical query is in the order in which the parameters were sent.',
    fix: 'Sort the parameters by name, in ASCII order.',
    inflict: (parts) => [{ ...parts, sorting: 'as sent' }],
  },
  {
    id: 'query-sorted-without-case',
    title: 'The query is sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where upper-case letters come first.',
    inflict: (parts) => [{ ...parts, sorting: 'by name without case' }],
  },
  {
    id: 'query-with-plus-for-space',
    title: 'Spaces became plus signs',
    detail: 'The canonical query is encoded like a form.',
    fix: 'Encode a space as %20 in the canonical query.',
    inflict: (parts) => [{ ...parts, encoding: 'plus for space' }],
  },
  {
    id: 'query-not-encoded',
    title: 'The query was signed unencoded',
    detail: 'The canonical query holds the values as they are.',
    fix: 'Encode names and values by RFC 3986 in the canonical query.',
    inflict: (parts) => [{ ...parts, encoding: 'none' }],
  },
  {
    id: 'query-encoded-twice',
    title: 'The query was encoded twice',
    detail: 'The canonical query holds %25 where a % was encoded again.',
    fix: 'Encode names and values once.',
    inflict: (parts) => [{ ...parts, encoding: 'twice' }],
  },
  {
    id: 'query-left-out',
    title: 'The query is not signed',
    detail: 'The third line of the canonical request is empty.',
    fix: 'Sign all parameters of the query, Action and Version included.',
    inflict: (parts) => [{ ...parts, query: [] }],
  },
  {
    id: 'empty-values-left-out',
    title: 'Parameters without a value are missing',
    detail: 'The canonical query lacks the parameters that have no value.',
    fix: 'Sign parameters without a value as name= and nothing.',
    inflict: (parts) => [{ ...parts, query: parts.query.filter(([, value]) => value !== '') }],
  },
  {
    id: 'unlisted-parameters-signed',
    title: 'More parameters are signed than are listed',
    detail: 'The canonical query has parameters that X-SignedQueries does not name.',
    fix: 'Sign exactly the parameters that X-SignedQueries names.',
    inflict: (parts) => [{ ...parts, query: parts.sent.query.filter(([name]) => name !== 'X-Signature') }],
  },
  {
    id: 'signature-signs-itself',
    title: 'X-Signature is part of what is signed',
    detail: 'A parameter X-Signature takes part in the canonical query.',
    fix: 'Leave X-Signature out.',
    inflict: (parts) => [{ ...parts, query: [...parts.query, ['X-Signature', '']] }],
  },
];
