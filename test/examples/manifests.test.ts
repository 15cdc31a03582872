import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** A kind of object as Kubernetes declares it; throws where a field has another type than there, or is missing. */
type Model = new (manifest: Manifest) => { validate: () => void };

const require = createRequire(import.meta.url);

function validate(manifest: Manifest): void {
  const models = require(`kubernetes-models/${manifest.apiVersion}`) as Readonly<Record<string, Model>>;
  new models[manifest.kind]!(manifest).validate();
}

const manifests = ['containers', 'shared'].flatMap((example) => {
  const file = new URL(`../../examples/${example}/kubernetes.yaml`, import.meta.url);
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null)
    .map((manifest) => [example, manifest.kind, manifest] as const);
});

it.each(manifests)('the manifest of examples/%s has a %s as Kubernetes declares it', (_, __, manifest) => {
  validate(manifest);
});

it('another type of a field is noticed', () => {
  const [, , manifest] = manifests.find(([, kind]) => kind === 'Deployment')!;
  expect(() => {
    validate({
      ...manifest,
      spec: { ...(manifest as { spec?: object }).spec, replicas: 'three' },
    } as Manifest);
  }).toThrow('data/spec/replicas must be integer');
});
