import { mediaType, type HttpRequest } from '../core/http.ts';

export const formType = 'application/x-www-form-urlencoded';

/** The one endpoint below v4 whose fields come as JSON. */
export const batchDeletePath = '/live/v3/channel/basic/batch-delete';

/** From v4 on, a POST carries its fields as JSON and only its common parameters in the query. */
export function carriesJson({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && (path.startsWith('/live/v4/') || path === batchDeletePath);
}

/** Up to v3 the fields may come as a form, which is signed; from v4 on a form is neither read nor signed. */
export function carriesForm({
  method,
  path,
  headers,
}: Pick<HttpRequest, 'method' | 'headers'> & { readonly path: string }): boolean {
  return method === 'POST' && !carriesJson({ method, path }) && mediaType(headers) === formType;
}

/** Whether an endpoint answers in the newer envelope: all of v4 do, but for the bans in the chat. */
export function hasNewerEnvelope(path: string): boolean {
  return path.startsWith('/live/v4/') && !path.startsWith('/live/v4/chat/');
}
