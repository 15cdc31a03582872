import { quoteForPhp } from './awkward-paths.ts';

/** Where calls to the vendors' hosts go instead. */
export interface Redirection {
  readonly hosts: readonly string[];
  readonly port: number;
  /** The file with every authority that is to be trusted. */
  readonly bundle: string;
}

/**
 * What Node loads before a program: connections to the vendors' hosts are opened to the gateway, whoever opens them. The
 * names in the handshake and in the request stay, so no client needs to know of a proxy.
 */
export function nodePreload({ hosts, port }: Redirection): string {
  return `'use strict';
const { Socket } = require('node:net');
const hosts = new Set(${JSON.stringify(hosts)});
const isTheirs = (host, port) =>
  typeof host === 'string' && hosts.has(host.toLowerCase()) && [80, 443].includes(Number(port));
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const list = Array.isArray(args[0]) ? args[0] : args;
  const [first, second] = list;
  if (typeof first === 'object' && first !== null) {
    if (!first.path && isTheirs(first.host, first.port)) list[0] = { ...first, host: '127.0.0.1', port: ${port}, family: 4 };
  } else if (isTheirs(second, first)) {
    list[0] = ${port};
    list[1] = '127.0.0.1';
  }
  return connect.apply(this, args);
};
`;
}

/**
 * What Python loads before a program: the same for names that it looks up, and the bundle for those pinned to certifi, or to
 * what Debian has in its place.
 */
export function pythonStartup({ hosts, port, bundle }: Redirection): string {
  return `import importlib.machinery
import os
import socket
import sys

HOSTS = frozenset(${JSON.stringify(hosts)})
BUNDLE = ${JSON.stringify(bundle)}
_getaddrinfo = socket.getaddrinfo


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if isinstance(name, str) and name.lower() in HOSTS and str(port) in ("80", "443", "http", "https"):
        return _getaddrinfo("127.0.0.1", ${port}, 0, type, proto, 0)
    return _getaddrinfo(host, port, family, type, proto, flags)


socket.getaddrinfo = getaddrinfo


class CertifiFinder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in ("certifi", "pip._vendor.certifi", "requests.certs"):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return None
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            module.where = lambda: BUNDLE

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, CertifiFinder)

# A sitecustomize of the user's own comes after this one.
_here = os.path.dirname(os.path.abspath(__file__))
_path = sys.path
sys.path = [entry for entry in _path if os.path.abspath(entry or ".") != _here]
_own = sys.modules.pop("sitecustomize", None)
try:
    import sitecustomize  # noqa: F401
except ImportError:
    if _own is not None:
        sys.modules["sitecustomize"] = _own
finally:
    sys.path = _path
`;
}

/** What PHP reads beside its own settings, and loads before a program for its streams, which know no proxy by themselves. */
export function phpSettings({ bundle }: Redirection, prepended: string): string {
  const file = quoteForPhp(bundle);
  return `curl.cainfo=${file}\nopenssl.cafile=${file}\nauto_prepend_file=${quoteForPhp(prepended)}\n`;
}

export function phpPrepended({ port }: Redirection): string {
  return `<?php stream_context_set_default(['http' => ['proxy' => 'tcp://127.0.0.1:${port}']]);\n`;
}

/**
 * What R reads in place of the settings of the system, which it reads first. R's own downloads know `CURL_CA_BUNDLE`; the package
 * `curl`, on which httr and httr2 stand, asks for no variable.
 */
export function rProfile({ bundle }: Redirection, own: string | undefined): string {
  const ofSystem = own ? JSON.stringify(own) : 'file.path(R.home("etc"), "Rprofile.site")';
  return `local({
  own <- ${ofSystem}
  if (file.exists(own)) sys.source(own, globalenv())
})
setHook(packageEvent("curl", "onLoad"), function(...) {
  space <- asNamespace("curl")
  make <- space$new_handle
  reset <- space$handle_reset
  trusting <- function(handle, ...) space$handle_setopt(handle, cainfo = ${JSON.stringify(bundle)}, ...)
  replace <- function(name, value) {
    unlockBinding(name, space)
    assign(name, value, space)
    lockBinding(name, space)
  }
  replace("new_handle", function(...) trusting(make(), ...))
  replace("handle_reset", function(handle) {
    reset(handle)
    invisible(trusting(handle))
  })
})
`;
}
