/** The process's environment is missing something or holds something wrong; the message lists every problem. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'

  constructor(problems: string[]) {
    super(`The environment is not complete:\n  ${problems.join('\n  ')}`)
    // Medusa prints the stack of a configuration error; the operator needs the sentence alone.
    this.stack = ''
  }
}
