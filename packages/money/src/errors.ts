export type MoneyErrorCode = 'currency_unknown' | 'amount_invalid' | 'amount_too_precise'

/** An amount or currency from outside that cannot be used. The codes are listed in contracts, which this package may not import. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError'

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
  ) {
    super(message)
  }
}
