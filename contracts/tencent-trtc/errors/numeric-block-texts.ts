import { documented } from '../../core/contract/source.ts';
import type { ErrorText } from '../../core/contract/operation.ts';
import { errors, type TrtcError } from './index.ts';

const page = documented('https://www.tencentcloud.com/document/api/647/51289');

/** The page of SetUserBlocked has the words of the page on codes, printed without backticks. */
export const numericBlockTexts: Readonly<Record<string, ErrorText>> = Object.fromEntries(
  (
    [
      'InvalidParameter.RoomId',
      'InvalidParameter.SdkAppId',
      'InvalidParameter.UserId',
      'MissingParameter.RoomId',
      'MissingParameter.SdkAppId',
      'UnauthorizedOperation.SdkAppId',
    ] as const satisfies TrtcError[]
  ).map((error) => [error, print(error)]),
);

function print(error: TrtcError): ErrorText {
  const { message, translations } = errors[error];
  return { message: withoutBackticks(message), source: page, ...(translations && { translations }) };
}

export function withoutBackticks(text: string): string {
  return text.replaceAll('`', '');
}
