import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { vendors } from '../../contracts/catalog.ts';
import { isToken } from '../../emulator/cli/options/token.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { startEmulator } from '../../emulator/index.ts';
import { everyCommand } from '../cli/every-command.ts';
import { runHere } from '../cli/program.ts';

const folder = new URL('../../examples/containers/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const hosts = vendors.flatMap((vendor) => vendor.hosts);
const lastVendor = defaultPort + vendors.length;
const gateway = lastVendor + 1;
const commands = await everyCommand();

/** Holds words against the command line: every command and option exists, and every value is one that it takes. */
function checkWords(words: readonly string[]): void {
  const leaf = commands.find((each) => each.words.every((word, index) => words[index] === word));
  expect(leaf, words.join(' ')).toBeDefined();
  const { command, words: name } = leaf!;
  for (const word of words.slice(name.length)) {
    const [long = '', value] = word.split(/=(.*)/s);
    const option = command.options.find((each) => each.long === long);
    expect(option, `${name.join(' ')} ${word}`).toBeDefined();
    expect(value === undefined, `${word} with or without a value`).toBe(!option!.required);
    if (value !== undefined) option!.parseArg?.(value, undefined);
  }
}

interface Probe {
  readonly exec: { readonly command: readonly string[] };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string }[];
  readonly ports?: readonly { readonly containerPort: number }[];
  readonly startupProbe?: Probe;
}

interface Pod {
  readonly hostAliases: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  readonly volumes: readonly { readonly name: string }[];
  readonly initContainers: readonly Container[];
}

interface Compose {
  readonly services: {
    readonly understudy: {
      readonly command: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
      readonly ports: readonly string[];
      readonly volumes: readonly string[];
      readonly healthcheck: { readonly test: readonly string[] };
      readonly networks: { readonly default: { readonly aliases: readonly string[] } };
    };
  };
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The command of Dockerfile's JSON form behind a word. */
function instruction(name: string): readonly string[] {
  const [, words = '[]'] = new RegExp(`^${name}.*?(\\[.*\\])$`, 'm').exec(read('Dockerfile')) ?? [];
  return JSON.parse(words) as readonly string[];
}

describe('the Dockerfile', () => {
  it('starts, checks and opens what there is', () => {
    expect(instruction('ENTRYPOINT')).toEqual(['/understudy']);
    checkWords(instruction('CMD').join(' ').replace(' 0.0.0.0', '=0.0.0.0').split(' '));
    expect(instruction('HEALTHCHECK').join(' ')).toBe('/understudy wait --timeout 2');
    expect(read('Dockerfile')).toContain(`EXPOSE ${defaultPort}-${gateway}\n`);
  });

  it.each([
    ['was made at the start, so that it knows none', undefined],
    ['stands in the environment', 'a-token'],
  ])('finds the emulator alive where the token %s', async (_, token) => {
    const server = await startEmulator({ port: 0, token: 'a-token' });
    vi.stubEnv('UNDERSTUDY_CONTROL_URL', server.controlUrl);
    vi.stubEnv('UNDERSTUDY_TOKEN', token);
    const [, ...words] = instruction('HEALTHCHECK').with(-1, '30');
    const { code, stderr } = await runHere(...words);
    vi.unstubAllEnvs();
    await server.close();
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('the file of Compose', () => {
  const { services, volumes } = parse(read('compose.yaml')) as Compose;
  const { understudy } = services;

  it('gives the emulator the names of all hosts of all vendors, and no other', () => {
    expect(understudy.networks.default.aliases).toEqual(hosts);
  });

  it('starts it by options that there are, with the ports of the web for those names', () => {
    checkWords(understudy.command);
    expect(understudy.command).toEqual(
      expect.arrayContaining(['--gateway-port=443', '--gateway-http-port=80', '--token']),
    );
    expect(isToken(/:-(.*)\}$/.exec(understudy.environment['UNDERSTUDY_TOKEN']!)![1]!)).toBe(true);
  });

  it('asks whether it lives by a command that there is, and opens the ports of the control API and the vendors', () => {
    const [kind, program, ...words] = understudy.healthcheck.test;
    expect([kind, program]).toEqual(['CMD', '/understudy']);
    checkWords(words);
    expect(understudy.ports).toEqual([`127.0.0.1:${defaultPort}-${lastVendor}:${defaultPort}-${lastVendor}`]);
  });

  it('keeps what it must keep in a volume', () => {
    const [volume = '', path] = understudy.volumes[0]!.split(':');
    expect(volumes).toHaveProperty(volume);
    for (const option of ['--ca', '--data'])
      expect(understudy.command.find((word) => word.startsWith(option))).toContain(`=${path}/`);
    expect(read('Dockerfile')).toContain(`VOLUME ${path}\n`);
  });
});

describe('the manifest of Kubernetes', () => {
  const { spec } = (parse(read('kubernetes.yaml')) as { spec: { template: { spec: Pod } } }).spec.template;

  it('makes all hosts of all vendors this pod', () => {
    expect(spec.hostAliases).toEqual([{ ip: '127.0.0.1', hostnames: hosts }]);
  });

  it('runs the emulator by commands and options that there are, on ports that agree', () => {
    const ours = spec.initContainers.filter(({ image }) => image === 'understudy-live');
    expect(ours.map(({ name }) => name)).toEqual(['authority', 'understudy']);
    for (const { args } of ours) checkWords(args!);
    const { ports, startupProbe } = ours[1]!;
    expect(ports!.map(({ containerPort }) => containerPort)).toEqual([defaultPort, 443, 80]);
    checkWords(startupProbe!.exec.command.slice(1));
  });
});

describe('the examples for Testcontainers', () => {
  const files = readdirSync(new URL('testcontainers/', folder));

  it.each(files)('say that they were not run, and use options and ports that there are: %s', (file) => {
    const text = read(`testcontainers/${file}`);
    expect(text).toContain('Not run by the tests of this project');
    for (const option of text.match(/--[a-z-]+(?:=[\w.]+)?/g) ?? []) checkWords(['start', option]);
    const polyv = defaultPort + 1 + vendors.findIndex(({ name }) => name === 'polyv-live');
    expect(new Set(text.match(/\b40\d\d\b/g))).toEqual(new Set([defaultPort, polyv].map(String)));
  });
});
