/** A folder that cannot keep an authority. */
export class AuthorityProblem extends Error {
  override readonly name = 'AuthorityProblem';
}
