import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { vendorNames, vendors } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import { readFieldDocs } from '../../contracts/control/field-docs/index.ts';
import { readComments, readControlComments, type ByResource } from '../../scripts/docs/read-comments.ts';
import { findBareMembers } from './bare-members.ts';
import { checkExamples } from './check-examples.ts';
import { entryFiles, readExports, type ExportedName } from './exported-names.ts';
import { openService } from './language-service.ts';

/** A program of a user, and the words in it that an editor is asked about. */
const program = `
import { createPolyvLiveClient, createTencentChatClient, createTencentTrtcClient, createVolcengineLivesaasClient } from '../../clients/index.ts';
const [chat, trtc] = [createTencentChatClient(), createTencentTrtcClient()];
const [livesaas, polyv] = [createVolcengineLivesaasClient(), createPolyvLiveClient()];
await chat.banMember({ RoomId: 'r', MemberList_Account: ['a'], Reason: 'x', Duration: 60 });
const { BannedAccountList, NextOffset } = await chat.listBannedMembers({ RoomId: 'r', Limit: 10, Offset: 0 });
await trtc.setUserBlocked({ SdkAppId: 1, RoomId: 1, UserId: 'u', IsMute: 1 });
await livesaas.getActivityBanUsers({ ActivityId: 1, PageNo: 1, PageItemCount: 10 });
await polyv.listForbiddenUsers({ pageNumber: 1, pageSize: 10 });
`;

// To read the types of the whole project takes long, so that all of these tests look at one program.
const file = new URL('program.ts', import.meta.url).pathname;
const service = openService(file, program, entryFiles);
const joined = <Docs>(docs: ByResource<Docs>): Readonly<Record<string, Docs>> =>
  Object.assign({}, ...docs.values()) as Readonly<Record<string, Docs>>;
const comments = new Map(
  Array.from(readComments(vendorNames, service.getProgram()), ([name, docs]) => [name, joined(docs)]),
);
const exported = readExports(service.getProgram()!);
const shownAs = ({ specifier, name }: ExportedName): string => `${specifier} ${name}`;

describe.each(vendors.map(({ name, docs }) => [name, docs] as const))('the comments of %s', (name, docs) => {
  it('stand in operation-docs/ as they are; `npm run docs` writes them', () => {
    expect(docs).toEqual(comments.get(name));
  });

  it('say what every operation and every field of it means', () => {
    const missing = Object.entries(comments.get(name)!).flatMap(([method, { summary, input, output }]) => [
      ...(summary === '' ? [method] : []),
      ...Object.entries(input).flatMap(([path, text]) => (text === '' ? [`${method} input ${path}`] : [])),
      ...Object.entries(output).flatMap(([path, text]) => (text === '' ? [`${method} output ${path}`] : [])),
    ]);
    expect(missing).toEqual([]);
  });
});

describe('the comments of the control API', () => {
  it('stand in field-docs/ as they are; `npm run docs` writes them', () => {
    expect(readFieldDocs()).toEqual(joined(readControlComments(service.getProgram())));
  });
});

describe('an editor', () => {
  const words = [...program.matchAll(/\.(\w+)\(\{|(\w+):|\{ (BannedAccountList|NextOffset)/g)];

  it.each(
    words.map(
      (word) =>
        [
          word[1] ?? word[2] ?? word[3]!,
          word.index + word[0].indexOf(word[1] ?? word[2] ?? word[3]!),
        ] as const,
    ),
  )('shows what %s means and finds where it is declared', { timeout: 300_000 }, (word, position) => {
    const info = service.getQuickInfoAtPosition(file, position);
    expect(ts.displayPartsToString(info?.documentation)).not.toBe('');
    const [place] = service.getDefinitionAtPosition(file, position) ?? [];
    expect(place?.fileName).toMatch(/contracts\/[\w-]+\/operations\//);
    expect(place?.name).toBe(word);
  });

  it('finds no mistake in the program', () => {
    expect(service.getSemanticDiagnostics(file).map(({ messageText }) => messageText)).toEqual([]);
  });
});

describe('what the package exports', () => {
  it('has a comment on every name and on every member of it', () => {
    const bare = exported.flatMap((one) => [
      ...(one.comment === '' ? [shownAs(one)] : []),
      ...one.members.filter(({ comment }) => comment === '').map(({ name }) => `${shownAs(one)}.${name}`),
    ]);
    expect(bare).toEqual([]);
  });

  it('has a comment on every member of everything that can be reached from there', () => {
    const isForeign = (name: string): boolean => name.includes('/node_modules/');
    expect(findBareMembers(service.getProgram()!, entryFiles, isForeign)).toEqual([]);
  });

  it('has an example on everything that a program can run', () => {
    const values = exported.filter(({ isValue }) => isValue);
    expect(values.length).toBeGreaterThan(50);
    expect(values.filter(({ examples }) => examples.length === 0).map(shownAs)).toEqual([]);
  });

  it('says with "Default:" what happens where an option is left out', () => {
    const options = exported.filter(({ name }) => /(?:Options|Input)$/.test(name));
    const silent = options.flatMap((one) =>
      one.members
        .filter(
          ({ isOptional, comment }) => isOptional && !/Default|unless|without it|by default/i.test(comment),
        )
        .map(({ name }) => `${shownAs(one)}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has examples that compile', { timeout: 300_000 }, () => {
    expect(checkExamples(exported)).toEqual([]);
  });
});

describe('the client of the control API', () => {
  const client = exported.find(({ name }) => name === 'ControlClient');

  it.each(Object.entries(controlOperations).map(([method, { summary }]) => [method, summary] as const))(
    'shows what %s does in the words of the API, with an example',
    (method, summary) => {
      const { comment, examples } = client!.members.find(({ name }) => name === method)!;
      expect(comment).toBe(summary);
      expect(examples).toHaveLength(1);
      expect(examples[0]).toContain(`control.${method}(`);
    },
  );
});
