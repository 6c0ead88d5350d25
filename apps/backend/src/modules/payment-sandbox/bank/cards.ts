import { SandboxCard } from '@cityos/contracts'

/** What comes of asking for money: it moves, or waits for somebody, or is refused under a code. */
export type Verdict =
  | { status: 'succeeded' | 'requires_action' | 'processing' }
  | { status: 'requires_payment_method'; code: string }

const no = (code: string): Verdict => ({ status: 'requires_payment_method', code })

const VERDICTS: Record<SandboxCard, Verdict> = {
  pm_card_visa: { status: 'succeeded' },
  pm_card_declined: no('generic_decline'),
  pm_card_insufficient_funds: no('insufficient_funds'),
  pm_card_lost: no('lost_card'),
  pm_card_expired: no('expired_card'),
  pm_card_requires_action: { status: 'requires_action' },
  pm_card_processing: { status: 'processing' },
}

export interface Card {
  card: SandboxCard
  exp_month: number
  exp_year: number
}

/** What charging a card leads to at a time. It is good to the end of the month that it names. */
export function verdictOf({ card, exp_month, exp_year }: Card, now: Date): Verdict {
  if (now.getTime() >= Date.UTC(exp_year, exp_month)) return no('expired_card')
  return VERDICTS[card]
}

export const isCard = (text: unknown): text is SandboxCard => SandboxCard.safeParse(text).success
