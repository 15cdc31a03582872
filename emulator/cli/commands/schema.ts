import { Argument, type Command } from 'commander';
import { fileSchema, fileSchemaNames, type FileSchemaName } from '../../../contracts/control/file-schemas.ts';
import { printLine } from '../output/print-line.ts';

export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description(
      'print the JSON Schema of a kind of file, for editors; the package has them in its folder docs too',
    )
    .addArgument(new Argument('<kind>', 'of which files').choices(fileSchemaNames))
    .option('--json', 'print JSON, which it is anyway')
    .addHelpText('after', '\nExample:\n  understudy schema config > understudy.schema.json')
    .action((kind: FileSchemaName) => {
      printLine(JSON.stringify(fileSchema(kind), null, 2));
    });
}
