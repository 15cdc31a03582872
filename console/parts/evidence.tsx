import { Said } from './said.tsx';

/** Where something is known from: an address, a remark, or both. */
export function Evidence({ at }: { readonly at: string }) {
  const [, address, space = '', remark = ''] = /^(https?:\/\/\S+?[,:]?)(?:(\s+)([^]*))?$/.exec(at) ?? [];
  if (address === undefined) return <Said text={at} />;
  return (
    <>
      {address}
      {space}
      {remark !== '' && <Said text={remark} />}
    </>
  );
}
