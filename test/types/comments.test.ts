import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { vendorNames, vendors } from '../../contracts/catalog.ts';
import { readComments } from '../../scripts/docs/read-comments.ts';

const comments = readComments(vendorNames);

describe.each(vendors.map(({ name, docs }) => [name, docs] as const))('the comments of %s', (name, docs) => {
  it('stand in operation-docs.ts as they are; `npm run docs` writes them', () => {
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

describe('an editor', () => {
  const file = new URL('program.ts', import.meta.url).pathname;
  const service = openService(file);
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

function openService(file: string): ts.LanguageService {
  const root = new URL('../../', import.meta.url).pathname;
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const readFile = (path: string): string | undefined => (path === file ? program : ts.sys.readFile(path));
  return ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile,
    readDirectory: (...given) => ts.sys.readDirectory(...given),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  });
}
