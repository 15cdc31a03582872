// Keeps the compiled code of a large module for the next start of the command line, in a folder that only this user can
// write to. Node 20 has no cache of its own; that of later ones leaves out functions that are compiled when they are called.
'use strict';
const { isAscii } = require('node:buffer');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

/** Milliseconds until the code is kept of a program that goes on: by then, functions of the first calls are compiled too. */
const settled = 5000;

/** So many kept files stay: those of former versions go. */
const keptFiles = 4;

/** Loads a module, whose compiled code is kept; nothing depends on whether it is. NODE_DISABLE_COMPILE_CACHE turns it off. */
exports.requireCompiled = (path) => {
  const folder = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheFolder();
  if (folder === undefined) return;
  // By this name whoever requires the module finds it.
  const file = require.resolve(path);
  const source = fs.readFileSync(file);
  const kept = join(folder, `${digest(process.version, process.arch, source).toString('hex')}.code`);
  const cachedData = readKept(kept);
  const text = isAscii(source) ? source.latin1Slice() : source.toString();
  const script = new Script(Module.wrap(text), { filename: file, ...(cachedData && { cachedData }) });
  run(script, file);
  if (cachedData && !script.cachedDataRejected) return;
  let isKept = false;
  const keep = () => {
    if (!isKept) writeKept(kept, script.createCachedData());
    isKept = true;
  };
  setTimeout(keep, settled).unref();
  process.once('exit', keep);
};

/** Runs a module as `require` would, which gives its exports to whoever requires it later. */
function run(script, file) {
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(dirname(file));
  require.cache[file] = module;
  const wrapped = script.runInThisContext();
  wrapped.call(module.exports, module.exports, Module.createRequire(file), module, file, dirname(file));
  module.loaded = true;
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
    const data = bytes.subarray(32);
    return digest(data).equals(bytes.subarray(0, 32)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside the place and moves, so that nobody reads half of it. A folder that cannot be written is left as it is. */
function writeKept(file, data) {
  const folder = dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(unfinished, Buffer.concat([digest(data), data]), { mode: 0o600 });
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

function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
