/** What is written down before a provider is asked to move money of a vendor order. */
export interface Intent {
  id: string
  order_id: string
  vendor_order_id: string
  payment_id: string
  kind: 'capture' | 'refund'
  /** Whether somebody asked for it, or it is owed: the vendor order was closed, or goods of it came back. */
  cause: 'asked' | 'closed' | 'returned'
  amount_minor: bigint
  currency_code: string
  reason: string | null
  state: 'open' | 'settled' | 'refused' | 'void' | 'unclear'
  attempts: number
  /** Under which the provider is asked, since when; null while it was not, or has surely refused. */
  call_key: string | null
  called_at: Date | null
  /** What people have found out about it, when nobody knew. */
  decided: 'moved' | 'not_moved' | null
}

/** What of a payment may still be moved. */
export interface PaymentLeft {
  payment_id: string
  left_minor: bigint
}

/** Over payments, the one with the most first, ties to the first; null where all of them together have too little. */
export function overPayments(
  amountMinor: bigint,
  payments: readonly PaymentLeft[],
): { payment_id: string; amount_minor: bigint }[] | null {
  let rest = amountMinor
  const parts: { payment_id: string; amount_minor: bigint }[] = []
  const most = [...payments].sort(
    (a, b) => Number(b.left_minor > a.left_minor) - Number(b.left_minor < a.left_minor),
  )
  for (const { payment_id, left_minor } of most) {
    const amount_minor = rest < left_minor ? rest : left_minor
    if (amount_minor <= 0n) continue
    parts.push({ payment_id, amount_minor })
    rest -= amount_minor
  }
  return rest > 0n ? null : parts
}

const MINUTE_MS = 60_000

/** When it is tried again: after 1, 2, 4 … minutes, at most an hour. */
export function nextAttempt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + MINUTE_MS * Math.min(60, 2 ** Math.max(0, Math.min(attempts - 1, 6))))
}

/** Providers know a key for a day at least: after that the same call again could move money again. */
const KEYS_KNOWN_MS = 20 * 60 * MINUTE_MS

/** Whether the provider may have forgotten that it was asked. */
export function isForgotten({ called_at }: Pick<Intent, 'called_at'>, now: Date): boolean {
  return called_at !== null && now.getTime() - called_at.getTime() > KEYS_KNOWN_MS
}
