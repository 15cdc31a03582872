/** In what the escapes of a query differ that was signed from those of the one that was sent. */
export function tellEscapes(signed: string, sent: string): string {
  if (signed.includes('%25') && !sent.includes('%25')) return 'The values were encoded twice for signing.';
  if (!signed.includes('%') && sent.includes('%'))
    return 'The values were signed as they are, without the escapes that they were sent with.';
  if (signed.toLowerCase() === sent.toLowerCase())
    return 'The percent escapes were signed in another case than they were sent: %e5 for %E5, or the reverse.';
  if (signed.replaceAll('+', '%20') === sent || signed === sent.replaceAll('+', '%20'))
    return 'A space was signed as + and sent as %20, or the reverse.';
  return 'The same parameters were signed with other escapes, or with none.';
}
