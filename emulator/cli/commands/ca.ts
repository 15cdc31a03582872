import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import type { KeptAuthority } from '../../tls/kept-authority.ts';
import { printLine } from '../output/print-line.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { quoteForShell } from '../../control/curl.ts';
import { UsageError } from '../options/usage-error.ts';

const forms = ['pem', 'p12'] as const;

interface CaOptions {
  readonly ca?: string;
  readonly json?: boolean;
}

interface PrintOptions extends CaOptions {
  readonly format: (typeof forms)[number];
  readonly output?: string;
}

export function addCaCommand(program: Command): void {
  const command = program
    .command('ca')
    .description(
      'the authority that certifies this machine to clients that speak TLS; it is made when there is none',
    );
  withFolder(command.command('path'))
    .description('print the file of its certificate, which clients have to trust')
    .addHelpText('after', '\nExample:\n  export NODE_EXTRA_CA_CERTS="$(understudy ca path)"')
    .action(async (options: CaOptions) => {
      const { certificateFile } = await load(options);
      printLine(options.json ? JSON.stringify({ path: certificateFile }) : certificateFile);
    });
  withFolder(command.command('print'))
    .description('print its certificate, or a trust store of Java with it and the usual authorities')
    .addOption(
      new Option('--format <format>', 'PEM, or PKCS#12 without a password').choices(forms).default('pem'),
    )
    .option('--output <file>', 'write it into a file; p12 is no text, and needs one')
    .addHelpText('after', '\nExample:\n  understudy ca print --format p12 --output understudy.p12')
    .action(print);
  withFolder(command.command('install-hint'))
    .description('say how each system and language is told to trust it, and what cannot be')
    .addHelpText('after', '\nExample:\n  understudy ca install-hint --ca ./ca')
    .action(async (options: CaOptions) => {
      const { certificateFile } = await load(options);
      const hint = installHint(certificateFile);
      printLine(options.json ? JSON.stringify({ path: certificateFile, hint }) : hint);
    });
}

function withFolder(command: Command): Command {
  return command
    .option('--ca <folder>', 'the folder that keeps it; by default the one for your own data')
    .option('--json', 'print JSON');
}

async function load({ ca }: CaOptions): Promise<KeptAuthority> {
  const { coverNames, keepAuthority, usualFolder } = await import('../../tls/index.ts');
  return keepAuthority(ca ?? usualFolder(), coverNames(vendors.flatMap(({ hosts }) => hosts)));
}

async function print(options: PrintOptions): Promise<void> {
  const { format, output, json } = options;
  const { certificate } = await load(options);
  if (format === 'pem' && output === undefined) {
    printLine(json ? JSON.stringify({ pem: certificate }) : certificate.trimEnd());
    return;
  }
  if (output === undefined) throw new UsageError('PKCS#12 is no text: name a file with --output.');
  writeOut(output, format === 'pem' ? certificate : await makeStore(certificate));
  printLine(json ? JSON.stringify({ path: output }) : output);
}

function writeOut(file: string, content: string | Buffer): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UsageError(`The file "${shorten(file)}" cannot be written (${code}).`);
  }
}

async function makeStore(certificate: string): Promise<Buffer> {
  const [{ writeTrustStore }, { readRoots }] = await Promise.all([
    import('../../tls/trust-store.ts'),
    import('../../tls/roots.ts'),
  ]);
  return writeTrustStore(certificate + readRoots(process.env));
}

/** How a program of each kind is told to trust an authority, in one paragraph each. */
function installHint(certificateFile: string): string {
  const file = quoteForShell(certificateFile);
  return [
    `The authority certifies loopback and the vendors' hosts alone, and its certificate says so. It is in ${certificateFile}.`,
    `Without trusting it anywhere: "understudy exec --intercept -- COMMAND" sets all of this for one command and its children.`,
    `Node, Bun: export NODE_EXTRA_CA_CERTS=${file}. It adds to the authorities that they know.`,
    `Deno: export DENO_CERT=${file}.`,
    `Python, Ruby, PHP with curl, Go on Linux, curl, .NET on Linux, Rust with OpenSSL (reqwest), Lua’s http: these read one file with all authorities. Write it with "cat /etc/ssl/certs/ca-certificates.crt ${certificateFile} > bundle.pem", and export SSL_CERT_FILE, REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE with its path; PHP reads curl.cainfo and openssl.cafile of its php.ini, Perl’s LWP reads PERL_LWP_SSL_CA_FILE, wget ca_certificate of its wgetrc. Python packages that are pinned to certifi read none of them.`,
    `C# on Mono: it looks in ~/.config/.mono (or below XDG_CONFIG_HOME) alone: mkdir -p ~/.config/.mono/new-certs/Trust && cp ${file} ~/.config/.mono/new-certs/Trust/"$(openssl x509 -noout -subject_hash -in ${file})".0`,
    `R: its own downloads read CURL_CA_BUNDLE, as above. Packages that use curl read no variable: httr::set_config(httr::config(cainfo = "bundle.pem")).`,
    `C and C++ with libcurl: no variable says whom to trust. Set CURLOPT_CAINFO, or put the authority into the system's store. For one command on Linux: unshare -rm sh -c 'mount --bind bundle.pem /etc/ssl/certs/ca-certificates.crt && exec ./program', with the bundle of above.`,
    `Java, Kotlin, Scala, Groovy, Clojure: "understudy ca print --format p12 --output understudy.p12", then -Djavax.net.ssl.trustStore=understudy.p12 -Djavax.net.ssl.trustStoreType=PKCS12, also in JAVA_TOOL_OPTIONS. The file holds the usual authorities as well, and has no password.`,
    `Debian, Ubuntu, Alpine: copy the file to /usr/local/share/ca-certificates/understudy.crt and run update-ca-certificates. Node and Java do not look there.`,
    `Fedora, RHEL: copy it to /etc/pki/ca-trust/source/anchors/ and run update-ca-trust.`,
    `macOS: security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${file}. Go and Swift look there alone.`,
    `Windows: certutil -user -addstore Root ${file}. .NET, Go and PowerShell look there alone.`,
    `What cannot be told: an app that pins the vendor's own certificate.`,
    `The commands for macOS, Windows and Fedora have not been tried by the project.`,
  ].join('\n\n');
}
