import { Argument, InvalidArgumentError, type Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { findVendors } from '../../../contracts/core/config/name-vendor.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { defaultControlUrl, defaultPort } from '../../default-port.ts';
import { documentNames, writeOpenApi, type Described } from '../../reference/openapi-documents.ts';
import { writeControlCollection, writePostmanCollection } from '../../reference/postman-collection.ts';
import { version } from '../../version.ts';
import { connect, type ReachingOptions } from '../options/control-api.ts';
import { chooseVendor } from '../options/choose-operation.ts';
import { helpNames } from '../options/help-names.ts';
import { printLine } from '../output/print-line.ts';

interface OpenApiOptions extends Partial<ReachingOptions> {
  readonly postman?: boolean;
}

export function addOpenApiCommand(program: Command): void {
  program
    .command('openapi')
    .description(
      'print the OpenAPI 3.1 document of a vendor or of the control API, or a Postman collection whose requests sign themselves',
    )
    .addArgument(new Argument('<name>', 'of which API').choices(documentNames).argParser(readName))
    .option('--postman', 'print a Postman collection v2.1')
    .option('--url <url>', 'a running control API that says where its vendors are (default: the usual ports)')
    .option('--token <text>', 'the token of the control API, where it has one')
    .option('--json', 'print JSON, which it is anyway')
    .addHelpText(
      'after',
      `\nExamples:\n  understudy openapi ${helpNames.vendor} > openapi.json\n  understudy openapi ${helpNames.vendor} --postman > collection.json`,
    )
    .action(async (name: string, { postman, ...options }: OpenApiOptions) => {
      const places = await findPlaces(options);
      printLine(printJson(postman ? writeCollection(name, places) : writeOpenApi(name, places)));
    });
}

/** One of the documents, or a vendor by what people call it. */
function readName(text: string): string {
  if (documentNames.includes(text)) return text;
  if (findVendors(text, vendors).length > 0) return chooseVendor(text).name;
  throw new InvalidArgumentError(`Allowed choices are ${documentNames.join(', ')}.`);
}

function writeCollection(name: string, { controlUrl, baseUrlOf }: Described) {
  const vendor = vendors.find((candidate) => candidate.name === name);
  return vendor
    ? writePostmanCollection(vendor, { controlUrl, baseUrl: baseUrlOf(name) })
    : writeControlCollection(controlUrl);
}

/** Asks the control API that was named; without one, everything is where "understudy start" puts it. */
async function findPlaces({ url, token }: Partial<ReachingOptions>): Promise<Described> {
  if (url === undefined) return { version, controlUrl: defaultControlUrl, baseUrlOf: defaultBaseUrl };
  const health = await connect({ url, ...(token !== undefined && { token }) }).health();
  const places: Readonly<Record<string, { readonly baseUrl: string } | undefined>> = health.vendors;
  return {
    version,
    controlUrl: url.replace(/\/+$/, ''),
    baseUrlOf: (vendor) => places[vendor]?.baseUrl ?? '',
  };
}

/** The vendors' ports follow that of the control API, in the order of the catalogue. */
function defaultBaseUrl(name: string): string {
  return `http://127.0.0.1:${defaultPort + 1 + vendors.findIndex((vendor) => vendor.name === name)}`;
}
