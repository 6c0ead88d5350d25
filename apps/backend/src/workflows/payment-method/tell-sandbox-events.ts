import type { MedusaContainer } from '@medusajs/framework/types'
import type { SandboxBank } from '../../modules/payment-sandbox/service'
import { learnOfAttempt } from '../subscription/billing/learn-of-attempt'
import { answerOf } from '../subscription/charging/sandbox'

/** So many are told at a time. */
const MOST = 100

/**
 * Tells billing what the sandbox has to tell, as a provider's webhook does: in order or against it, and some of it twice,
 * as the sandbox was told. Answers how many messages there were, and how many of them were about attempts of the tenant.
 */
export async function tellSandboxEvents(
  container: MedusaContainer,
  bank: SandboxBank,
  order: 'oldest_first' | 'newest_first',
): Promise<{ told: number; known: number }> {
  let [told, known] = [0, 0]
  const direction = order === 'oldest_first' ? 'asc' : 'desc'
  for (;;) {
    const events = await bank.takeEvents(direction, MOST)
    for (const { charge_key: key, payment_id: id, kind: status, error_code, occurred_at } of events) {
      told++
      if (!key) continue
      const answer = answerOf({ id, status, error_code, settled_at: occurred_at })
      if (await learnOfAttempt(container, { key, answer })) known++
    }
    if (events.length < MOST) return { told, known }
  }
}
