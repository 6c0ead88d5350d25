/**
 * Why nothing could be ordered or charged, in a word that screens translate: people have to act, and no money was asked
 * for. Whatever else a shop's own rules refuse has the code of that rule.
 */
export class CycleBlocked extends Error {
  override readonly name = 'CycleBlocked'

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
