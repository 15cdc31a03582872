// Keeps the compiled code of a large module for the next start of the command line, in a folder that only this user can
// write to. Node 20 has no cache of its own; that of later ones leaves out functions that are compiled when they are called.
'use strict';
const { isAscii } = require('node:buffer');
const fs = require('node:fs');
const Module = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/** Milliseconds until the code is kept of a program that goes on: by then, functions of the first calls are compiled too. */
const settled = 5000;

/** So many kept files stay, those of two versions: older ones go. */
const keptFiles = 10;

/** What a module requires by such a name is loaded in the same way. */
const alike = /^\.\/vendor-/;

/** Loads a module, whose compiled code is kept; nothing depends on whether it is. NODE_DISABLE_COMPILE_CACHE turns it off. */
exports.requireCompiled = (path) => {
  // By this name whoever requires the module finds it.
  const file = require.resolve(path);
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder();
  if (folder === undefined || require.cache[file]) return require(file);
  const source = fs.readFileSync(file);
  // V8 looks at the length of the source itself, and at its own version and flags.
  const kept = join(folder, `${process.version}-${process.arch}-${crc32(source).toString(16)}.code`);
  const cachedData = readKept(kept);
  const text = isAscii(source) ? source.latin1Slice() : source.toString();
  const script = new Script(Module.wrap(text), { filename: file, ...(cachedData && { cachedData }) });
  const loaded = run(script, file);
  if (cachedData && !script.cachedDataRejected) return loaded;
  let isKept = false;
  const keep = () => {
    if (!isKept) writeKept(kept, script.createCachedData());
    isKept = true;
  };
  setTimeout(keep, settled).unref();
  process.once('exit', keep);
  return loaded;
};

/** Runs a module as `require` would, which gives its exports to whoever requires it later, and gives them. */
function run(script, file) {
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(dirname(file));
  require.cache[file] = module;
  const plain = Module.createRequire(file);
  const requireBeside = (name) =>
    alike.test(name) ? exports.requireCompiled(join(dirname(file), name)) : plain(name);
  const wrapped = script.runInThisContext();
  wrapped.call(
    module.exports,
    module.exports,
    Object.assign(requireBeside, plain),
    module,
    file,
    dirname(file),
  );
  module.loaded = true;
  return module.exports;
}

/** The folder of this user's caches, made where it is missing; undefined where others could put code into it. */
function cacheFolder() {
  const folder = join(userCaches(), 'understudy');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = fs.lstatSync(folder);
    const isOwn = !process.getuid || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn && fs.lstatSync(folder).isDirectory() ? folder : undefined;
  } catch {
    return undefined;
  }
}

function userCaches() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  // The XDG specification has relative paths ignored.
  const given = process.env.XDG_CACHE_HOME ?? '';
  return isAbsolute(given) ? given : join(homedir(), '.cache');
}

/** What was kept; undefined where nothing was, or not all of it is as it was written. */
function readKept(file) {
  try {
    const bytes = fs.readFileSync(file);
    const data = bytes.subarray(4);
    return crc32(data) === bytes.readUInt32LE() ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside the place and moves, so that nobody reads half of it. A folder that cannot be written is left as it is. */
function writeKept(file, data) {
  const folder = dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(data));
    fs.writeFileSync(unfinished, Buffer.concat([sum, data]), { mode: 0o600 });
    fs.renameSync(unfinished, file);
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.code'));
    const byAge = files
      .map((name) => join(folder, name))
      .sort((left, right) => fs.statSync(right).mtimeMs - fs.statSync(left).mtimeMs);
    for (const old of byAge.slice(keptFiles)) fs.rmSync(old);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
}
