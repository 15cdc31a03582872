import { spawnSync } from 'node:child_process';

/** A program that calls the URL in its last argument and prints the body of the reply. */
export interface Runtime {
  readonly name: string;
  /** What must be there for it to run. */
  readonly needs: string;
  readonly file: string;
  readonly text: string;
  readonly command: (file: string, url: string) => readonly string[];
  /** What must not fail first, where having the program is not enough. */
  readonly probe?: readonly string[];
}

const python = '/usr/bin/python3';

export const runtimes: readonly Runtime[] = [
  { name: 'curl', needs: 'curl', file: 'x', text: '', command: (_, url) => ['curl', '-s', url] },
  {
    name: 'Python urllib',
    needs: python,
    file: 'call.py',
    text: 'import sys, urllib.request\ntry:\n    print(urllib.request.urlopen(sys.argv[1]).read().decode())\nexcept urllib.error.HTTPError as error:\n    print(error.read().decode())\n',
    command: (file, url) => [python, file, url],
  },
  {
    name: 'Python requests',
    needs: python,
    probe: [python, '-c', 'import requests'],
    file: 'call.py',
    text: 'import sys, requests\nprint(requests.get(sys.argv[1]).text)\n',
    command: (file, url) => [python, file, url],
  },
  {
    name: 'Python requests that knows no environment',
    needs: python,
    probe: [python, '-c', 'import requests'],
    file: 'call.py',
    text: 'import sys, requests\nsession = requests.Session()\nsession.trust_env = False\nprint(session.get(sys.argv[1]).text)\n',
    command: (file, url) => [python, file, url],
  },
  {
    name: 'Node fetch',
    needs: process.execPath,
    file: 'call.mjs',
    text: 'console.log(await (await fetch(process.argv[2])).text());',
    command: (file, url) => [process.execPath, file, url],
  },
  {
    name: 'Node https',
    needs: process.execPath,
    file: 'call.cjs',
    text: "require('node:https').get(process.argv[2], (reply) => reply.pipe(process.stdout));",
    command: (file, url) => [process.execPath, file, url],
  },
  {
    name: 'Ruby net/http',
    needs: 'ruby',
    file: 'call.rb',
    text: "require 'net/http'\nputs Net::HTTP.get(URI(ARGV[0]))\n",
    command: (file, url) => ['ruby', file, url],
  },
  {
    name: 'PHP curl',
    needs: 'php',
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    file: 'call.php',
    text: '<?php curl_exec(curl_init($argv[1]));',
    command: (file, url) => ['php', file, url],
  },
  {
    name: 'PHP streams',
    needs: 'php',
    file: 'call.php',
    text: '<?php ini_set("display_errors", "stderr"); echo @file_get_contents($argv[1]) ?: implode($http_response_header ?? []);',
    command: (file, url) => ['php', file, url],
  },
  {
    name: 'Go net/http',
    needs: 'go',
    file: 'call.go',
    text: 'package main\n\nimport (\n\t"fmt"\n\t"io"\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\treply, err := http.Get(os.Args[1])\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tbody, _ := io.ReadAll(reply.Body)\n\tfmt.Println(string(body))\n}\n',
    command: (file, url) => ['go', 'run', file, url],
  },
  {
    name: 'Java HttpsURLConnection',
    needs: 'java',
    file: 'Call.java',
    text: 'import java.net.*;\npublic class Call {\n  public static void main(String[] args) throws Exception {\n    var call = (HttpURLConnection) new URL(args[0]).openConnection();\n    var body = call.getResponseCode() < 400 ? call.getInputStream() : call.getErrorStream();\n    System.out.println(new String(body.readAllBytes()));\n  }\n}\n',
    command: (file, url) => ['java', file, url],
  },
  {
    name: 'Java HttpClient',
    needs: 'java',
    file: 'Call.java',
    text: 'import java.net.URI;\nimport java.net.http.*;\npublic class Call {\n  public static void main(String[] args) throws Exception {\n    var call = HttpRequest.newBuilder(URI.create(args[0])).build();\n    System.out.println(HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()).body());\n  }\n}\n',
    command: (file, url) => ['java', file, url],
  },
];

/** Why a runtime cannot be tried on this machine; undefined where it can. */
export function whyAbsent({ needs, probe = [needs, '--version'] }: Runtime): string | undefined {
  const [file = '', ...args] = needs === 'go' ? ['go', 'version'] : probe;
  const { error, status } = spawnSync(file, args, { stdio: 'ignore' });
  if (error) return `${needs} is not installed`;
  return status === 0 ? undefined : `${needs} lacks what the call needs`;
}
