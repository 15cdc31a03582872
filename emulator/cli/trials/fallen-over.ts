/** How the runtimes of languages begin to tell of a mistake in a program, which nothing has caught. */
const mistakes: readonly RegExp[] = [
  // JavaScript
  /^(?:Uncaught |.*\[)?(?:TypeError|ReferenceError|RangeError|SyntaxError)(?:\]|:)/,
  // Python
  /^(?:TypeError|KeyError|AttributeError|IndexError|NameError|UnboundLocalError|RecursionError|json\.decoder\.JSONDecodeError)\b/,
  // Java, Kotlin, .NET
  /^(?:Exception in thread .*|Caused by: |Unhandled exception\. )?(?:java\.lang|System|kotlin)\.(?:NullPointer|NullReference|IndexOutOf\w*|ClassCast|InvalidCast|KeyNotFound|UninitializedPropertyAccess)\w*/,
  // Go, Rust
  /^panic: |^thread '.*' panicked at /,
  // PHP, Ruby
  /PHP Fatal error: |^Fatal error: Uncaught |\((?:NoMethodError|TypeError|KeyError|NameError)\)$/,
];

/** The line that tells of an uncaught mistake in the program, if one does. */
export function findMistake(lines: readonly string[]): string | undefined {
  return lines.find((line) => mistakes.some((pattern) => pattern.test(line)));
}
