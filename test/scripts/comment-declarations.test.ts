import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assumed } from '../../contracts/core/contract/source.ts';
import { commentAssumptions, commentDeclarations } from '../../scripts/build/comment-declarations.ts';
import { createCommenter } from '../../scripts/build/comment-forms.ts';

describe('the declarations of the package', () => {
  it('say of each assumption what it asks and how it may be decided', () => {
    const text = "export declare const all: {\n    readonly 'tiny.ban': Assumption<'yes' | 'no'>;\n};\n";
    const asked = {
      question: 'Does a ban end?',
      default: 'yes',
      alternatives: ['no'],
      evidence: assumed('undocumented'),
      notice: 'nobody comes back',
    };
    expect(commentAssumptions(text, { 'tiny.ban': asked })).toBe(`export declare const all: {
    /**
     * Does a ban end?
     *
     * Default: \`yes\`. Or: \`no\`. What a client would notice: nobody comes back.
     */
    readonly 'tiny.ban': Assumption<'yes' | 'no'>;
};
`);
  });

  it('say of each field of the control API what it means, by its path', () => {
    const text = `export declare const api: {
    open: ControlOperation<"open", z.ZodObject<{
        id: z.ZodString;
    }>, None, z.ZodObject<{
        id: z.ZodString;
    }>, z.ZodObject<{
        now: z.ZodString;
    }>>;
};
`;
    const docs = { input: { 'path.id': 'Which.', 'body.id': 'What.' }, output: { now: 'When.' } };
    const said = commentDeclarations(text, { open: docs }, () => undefined);
    expect(said.match(/\/\*\*.*\*\//g)).toEqual(['/** Which. */', '/** What. */', '/** When. */']);
  });

  it('have the comments of the sources inside of types that are inferred', { timeout: 300_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'understudy-comments-'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true } }));
    const source = join(folder, 'forms.ts');
    writeFileSync(
      source,
      `class Form<Shape> { constructor(readonly shape: Shape) {} }
      const inner = {
        /** Its name. */
        name: 'x',
      };
      export const form = new Form({
        /** Those in it. */
        all: [new Form(inner)],
        own() { return 1; },
      });`,
    );
    const declared = `export declare const form: Form<{
    all: Form<{
        name: string;
    }>[];
    own(): number;
}>;
`;
    const said = createCommenter(folder, [source])(source, declared);
    expect(said).toBe(`export declare const form: Form<{
    /** Those in it. */
    all: Form<{
        /** Its name. */
        name: string;
    }>[];
    own(): number;
}>;
`);
  });
});
