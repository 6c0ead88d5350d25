import { isOpen, withNews } from '../../../modules/subscription/domain/attempt'
import type { ChargeAnswer } from '../../../modules/subscription/domain/charge-provider'
import { classify } from '../../../modules/subscription/domain/provider-answer'
import { findAttempt, patchAttempt, type AttemptRow } from '../../../modules/subscription/store/attempts'
import { readCyclesOf } from '../../../modules/subscription/store/cycles'
import { lockSubscription } from '../../../modules/subscription/store/subscriptions'
import type { BillingContext, Told } from './context'
import { settle } from './settle'

/** What a provider says of an attempt, and by which key it knows it. */
export interface AttemptAnswer {
  key: string
  answer: ChargeAnswer
}

/**
 * Writes down what is known of an attempt, and what follows from it: an answer, or news that comes by itself. Any order,
 * any repetition leads to the same end. False where no attempt has the key.
 */
export async function learn(context: BillingContext, { key, answer }: AttemptAnswer): Promise<boolean> {
  const now = context.now()
  const told = await context.db.transaction(async (trx): Promise<Told[] | null> => {
    const found = await findAttempt(trx, key)
    const [cycle] = found ? await readCyclesOf(trx, [found.cycle_id]) : []
    if (!cycle) return null
    const row = await lockSubscription(trx, { id: cycle.subscription_id, customerId: null })
    const attempt = (await findAttempt(trx, key))!
    const patch = patchOf(attempt, answer, now)
    if (!patch) return []
    await patchAttempt(trx, attempt.id, patch)
    return settle(trx, row, { cycleId: cycle.id, by: 'news' }, now)
  })
  if (told) await context.announce(told)
  return told !== null
}

function patchOf(attempt: AttemptRow, answer: ChargeAnswer, now: Date) {
  const { outcome, declined_at } = withNews(attempt, {
    number: attempt.number,
    outcome: classify(answer),
    at: answer.at,
  })
  const provider_reference = attempt.provider_reference ?? answer.reference
  const isNew = outcome !== attempt.outcome
  const isSame = !isNew && provider_reference === attempt.provider_reference
  if (isSame && declined_at?.getTime() === attempt.declined_at?.getTime()) return null
  const code = answer.kind === 'declined' || answer.kind === 'refused' ? answer.code : null
  return {
    ...{ outcome, declined_at, provider_reference },
    ...(isNew && { error_code: code, finished_at: isOpen(outcome) ? null : now }),
  }
}
