/** What credit pays of an amount, and what is left of both. Minor units. */
export interface CreditUse {
  used_minor: bigint
  due_minor: bigint
  credit_left_minor: bigint
}

/** Credit goes before money: as much of it as the amount takes. @throws RangeError on a negative credit or amount. */
export function useCredit(creditMinor: bigint, amountMinor: bigint): CreditUse {
  if (creditMinor < 0n || amountMinor < 0n)
    throw new RangeError('Neither credit nor what is due is negative.')
  const used = creditMinor < amountMinor ? creditMinor : amountMinor
  return { used_minor: used, due_minor: amountMinor - used, credit_left_minor: creditMinor - used }
}
