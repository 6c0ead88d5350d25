import type { SubscriptionNoticeKind } from '@cityos/contracts'

/** What a sentence is made of: names without line breaks, amounts and times as the reader writes them. */
export interface Phrases {
  what: string
  amount: string
  isFree: boolean
  /** What credit has paid, null for nothing. */
  credit: string | null
  /** The number of an order. */
  order: string | null
  /** The day and the moment of what is ahead; null where there is none. */
  day: string | null
  moment: string | null
  /** Until when another method may be chosen. */
  until: string | null
  /** The last month of a card, and what it is called. */
  month: string
  card: { brand: string; last4: string } | null
  isEnded: boolean
}

export interface Wording {
  subject: string
  /** A paragraph each. */
  lines: string[]
}

/** A language that customers are written to in. */
export interface Words {
  direction: 'ltr' | 'rtl'
  greeting(name: string | null): string
  say: Record<SubscriptionNoticeKind, (phrases: Phrases) => Wording>
}

/** Without what there is nothing to say about. */
export const lines = (...all: (string | null | false)[]): string[] =>
  all.filter((line): line is string => typeof line === 'string')
