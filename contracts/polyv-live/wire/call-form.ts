import type { CallForm } from '../../core/wire/call-form.ts';
import { carriesJson, formType } from './transport.ts';
import { validMilliseconds } from './codec.ts';
import { formOf, queryFields } from './field-placement.ts';

/** What every call has in its query; up to v3 it may stand in the form as well. */
export const calls: CallForm = {
  parameters: [
    { name: 'appId', in: 'query', required: true, description: 'The appId of the application.' },
    {
      name: 'timestamp',
      in: 'query',
      required: true,
      description: 'Milliseconds since 1970.',
      limits: [
        {
          of: 'value',
          what: 'its age in seconds',
          most: validMilliseconds / 1000,
          beyond: 'invalid timestamp.',
        },
      ],
    },
    {
      name: 'signatureMethod',
      in: 'query',
      required: false,
      description: 'MD5, which is what is taken without it, or SHA256.',
    },
  ],
  signature: {
    name: 'sign',
    in: 'query',
    description: 'The sign of the parameters; made anew for each call.',
  },
  bodyType: ({ route: { path } }) => (carriesJson({ method: 'POST', path }) ? 'application/json' : formType),
  queryFields: ({ route: { path }, input }) =>
    carriesJson({ method: 'POST', path }) ? queryFields(input) : [],
  listEncoding: ({ input }, field) =>
    formOf(input, field).list === 'commas'
      ? { style: 'form', explode: false }
      : { contentType: 'application/json' },
};
