import { isCityosError } from '@cityos/contracts'
import { isOpen } from '../../../modules/subscription/domain/attempt'
import { CycleBlocked } from '../../../modules/subscription/domain/blocked'
import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import { planStep, whenUnknown, type Step } from '../../../modules/subscription/domain/plan-attempt'
import type { AttemptRow } from '../../../modules/subscription/store/attempts'
import type { ClaimedCycle } from '../../../modules/subscription/store/claim-cycles'
import { beginAttempt } from './begin-attempt'
import { beginWork, type Work } from './begin-work'
import type { BillingContext } from './context'
import { finish } from './finish'
import { learn } from './learn'
import { chargeOf, sendAgain, wasAsked } from './under-way'

/** An answer and another question, a refusal and another attempt: what is more than this is left to the next run. */
const MOST_STEPS = 6

/**
 * Brings a cycle that was claimed as far as it goes now: its order, its attempt, what came of it. Whatever ends the
 * process in the middle, the next one who claims the cycle goes on, and nobody is asked for the same money twice.
 */
export async function processCycle(context: BillingContext, claimed: ClaimedCycle): Promise<void> {
  await context.trace?.('claimed')
  for (let step = 0, held = claimed; step < MOST_STEPS; step++) {
    const work = await beginWork(context, held)
    if (!work) return
    const next = await takeStep(context, work)
    if (!next) return
    held = { ...held, claimed_until: next }
  }
  await finish(context, claimed)
}

/** One step; answers until when the cycle is still held, null where its turn is over. */
async function takeStep(context: BillingContext, work: Work): Promise<Date | null> {
  const { cycle, attempts, held } = work
  const open = attempts.find(({ outcome }) => isOpen(outcome)) ?? null
  const { id } = cycle
  const step = planStep({ id, claimed_until: held.claimed_until, attempts, open }, context.now())
  switch (step.do) {
    case 'charge':
      return work.mayCharge ? charge(context, work, step) : finish(context, held)
    case 'ask':
      return ask(context, work, open!, step.by)
    case 'cancel':
      return cancel(context, work, open!)
    case 'wait':
    case 'nothing':
      return finish(context, held)
  }
}

/** Makes the order, writes the attempt down, and asks for the money. */
async function charge(
  context: BillingContext,
  work: Work,
  { number, key }: Extract<Step, { do: 'charge' }>,
): Promise<Date | null> {
  const { cycle, subscription, items, held } = work
  try {
    const provider = chargeableBy(context, subscription)
    const order = await context.orders.make({ id: cycle.planned_order_id!, subscription, items, cycle })
    await context.trace?.('ordered')
    const begun = await beginAttempt(context, work, { number, key, order, provider })
    if (!begun) return null
    await context.trace?.('begun')
    const answer = await provider.charge(chargeOf(begun.attempt, cycle, subscription))
    await context.trace?.('charged')
    await learn(context, { key, answer })
    await context.trace?.('learned')
    return begun.claimed_until
  } catch (error) {
    const why = blockedBy(error)
    if (!why) throw error
    return finish(context, held, why)
  }
}

/** @throws CycleBlocked where nobody can be asked for money. */
function chargeableBy(
  context: BillingContext,
  { id, payment_provider_id, payment_method_id }: Work['subscription'],
) {
  if (!payment_provider_id || !payment_method_id) {
    throw new CycleBlocked('payment_method_missing', `The subscription ${id} has no saved payment method.`)
  }
  const provider = context.providerOf(payment_provider_id)
  if (provider) return provider
  throw new CycleBlocked(
    'payment_provider_unfit',
    `${payment_provider_id} cannot charge while the customer is away.`,
  )
}

/** What people can do something about; anything else is a fault, and the next run tries again. */
function blockedBy(error: unknown): CycleBlocked | null {
  if (error instanceof CycleBlocked) return error
  return isCityosError(error) && error.status < 500 ? new CycleBlocked(error.code, error.message) : null
}

/** Who is asked about an attempt, which is noted; null where the cycle is another’s by now, or nobody can be asked. */
async function providerAsked(
  context: BillingContext,
  held: Work['held'],
  attempt: AttemptRow,
): Promise<ChargeProvider | null> {
  const isOurs = await wasAsked(context, held, attempt)
  return isOurs ? context.providerOf(attempt.payment_provider_id) : null
}

/** Asks what became of an attempt; where its provider knows nothing of it, it is sent again, or never arrived. */
async function ask(
  context: BillingContext,
  work: Work,
  attempt: AttemptRow,
  by: 'key' | 'cycle',
): Promise<Date | null> {
  const { cycle, subscription, held } = work
  const key = attempt.idempotency_key
  const provider = await providerAsked(context, held, attempt)
  if (!provider) return finish(context, held)
  const charge = chargeOf(attempt, cycle, subscription)
  const found = await provider.find(charge, by, attempt.provider_reference)
  if (found.kind !== 'unknown') {
    await learn(context, { key, answer: found })
    return held.claimed_until
  }
  const now = context.now()
  switch (whenUnknown(attempt.started_at, attempt.sent_at, by, now)) {
    case 'ask_later':
      return finish(context, held)
    case 'never_arrived':
      await learn(context, { key, answer: { ...NEVER_ARRIVED, at: now } })
      return held.claimed_until
    case 'resend': {
      const claimed_until = await sendAgain(context, held, attempt)
      if (!claimed_until) return null
      await learn(context, { key, answer: await provider.charge(charge) })
      return claimed_until
    }
  }
}

const NEVER_ARRIVED = { kind: 'refused', code: 'never_arrived', reference: null } as const

/** A payment that its customer did not confirm ends at its provider, before another one begins. */
async function cancel(context: BillingContext, work: Work, attempt: AttemptRow): Promise<Date | null> {
  const { cycle, subscription, held } = work
  const provider = await providerAsked(context, held, attempt)
  if (!provider) return finish(context, held)
  const answer = await provider.cancel(chargeOf(attempt, cycle, subscription), attempt.provider_reference)
  await learn(context, { key: attempt.idempotency_key, answer })
  // Whose cancelling is not certain is left alone until it is asked about again.
  return answer.kind === 'no_answer' ? finish(context, held) : held.claimed_until
}
