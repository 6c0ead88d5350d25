import type { WebhookNoun } from '@cityos/contracts'

const ALL: Record<WebhookNoun, true> = {
  product: true,
  order: true,
  vendor: true,
  store: true,
  tenant: true,
  commission_rule: true,
  payout: true,
  payout_finding: true,
  dispute: true,
  vendor_order: true,
  subscription: true,
  billing_cycle: true,
  subscription_plan: true,
  vendor_document: true,
  vendor_member: true,
  vendor_acceptance: true,
  payout_account: true,
  payout_reversal: true,
  payout_reconciliation: true,
  ledger_finding: true,
}
/** A screen knows the types of the contract and none of its code: the compiler sees to it that all are here. */
export const NOUNS = Object.keys(ALL) as WebhookNoun[]
export const VERBS = ['created', 'updated', 'deleted'] as const

/** Whether a wish is among those that are held, or within one of them. */
export function isHeld(held: readonly string[], wish: string): boolean {
  const [noun] = wish.split('.')
  return held.includes('*') || held.includes(`${noun}.*`) || held.includes(wish)
}

/**
 * Wishes with one given or taken; one that holds others stands without them. Taking one out of a wider wish leaves
 * the rest of it: what was `product.*` without `product.created` is the two others.
 */
export function toggled(held: readonly string[], wish: string): string[] {
  if (wish === '*') return held.includes('*') ? [] : ['*']
  // What comes later is in `*` alone: single wishes begin anew.
  if (held.includes('*')) return [wish]
  const noun = wish.split('.')[0] as string
  const others = held.filter((one) => !one.startsWith(`${noun}.`))
  const whole = `${noun}.*`
  if (wish === whole) return held.includes(whole) ? others : [...others, whole]
  const single = VERBS.map((verb) => `${noun}.${verb}`).filter((one) => isHeld(held, one) !== (one === wish))
  return [...others, ...single]
}
