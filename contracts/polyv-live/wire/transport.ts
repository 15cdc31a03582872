import { mediaType, type HttpRequest } from '../../core/wire/http.ts';

export const formType = 'application/x-www-form-urlencoded';
const multipartType = 'multipart/form-data';

/** The one endpoint below v4 whose fields come as JSON. */
export const batchDeletePath = '/live/v3/channel/basic/batch-delete';

/** From v4 on, a POST carries its fields as JSON and only its common parameters in the query. */
export function carriesJson({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && (path.startsWith('/live/v4/') || path === batchDeletePath);
}

type CallWithHeaders = Pick<HttpRequest, 'method' | 'headers'> & { readonly path: string };

/** Up to v3 the fields may come as a form, which is signed; from v4 on a form is neither read nor signed. */
export function carriesForm(call: CallWithHeaders): boolean {
  return hasForm(call, formType);
}

/** The same for a form in parts, as PHP sends an array of fields. */
export function carriesMultipart(call: CallWithHeaders): boolean {
  return hasForm(call, multipartType);
}

/** Whether a body of this type is read as JSON by Spring, the framework behind the service. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
}

/** Whether an endpoint answers in the newer envelope: all of v4 do, but for the bans in the chat, which are below `forbid`. */
export function hasNewerEnvelope(path: string): boolean {
  return path.startsWith('/live/v4/') && !/^\/live\/v4\/chat\/(?:channel\/)?forbid\//.test(path);
}

function hasForm({ method, path, headers }: CallWithHeaders, type: string): boolean {
  return method === 'POST' && !carriesJson({ method, path }) && mediaType(headers) === type;
}
