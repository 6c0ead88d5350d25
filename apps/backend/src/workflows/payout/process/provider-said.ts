import { CityosError, ID_PREFIXES, isCityosError, newId, PAYOUT_ACCOUNT_EVENTS } from '@cityos/contracts'
import type { ProviderEvent, ProviderTransfer } from '../../../modules/payout/providers/provider'
import type { StripeProvider } from '../../../modules/payout/providers/stripe/stripe-provider'
import { lastAttempt } from '../../../modules/payout/store/attempts'
import { rowsOf } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { followAccount } from './follow-account'
import { found } from './process-payout'
import { recordOutcome } from './record-outcome'
import { recordProgress } from './record-progress'

/** Who works on what is about no payout. */
interface Others {
  dispute?(reference: string): Promise<void>
}

/**
 * Works on a message of Stripe's. It says where to look, and no more: what is true is asked of Stripe, so that
 * messages that come twice, late or in another order change nothing that they should not. Noted once it is worked on:
 * when Stripe or the database fails meanwhile, Stripe sends it again. Answers whether it was new.
 * @throws what Stripe's SDK throws; CityosError `payout_provider_unavailable`.
 */
export async function providerSaid(
  context: PayoutContext,
  stripe: StripeProvider,
  event: ProviderEvent,
  others: Others = {},
): Promise<boolean> {
  const { db } = context
  const known = await rowsOf(
    db,
    `select id from payout_provider_event where method = 'stripe_connect' and event_id = ?`,
    [event.event_id],
  )
  if (known.length) return false
  await look(context, stripe, event, others)
  const noted = await rowsOf(
    db,
    `insert into payout_provider_event (id, method, event_id, kind, reference, occurred_at)
     values (?, 'stripe_connect', ?, ?, ?, ?) on conflict (tenant_id, method, event_id) do nothing returning id`,
    [
      newId(ID_PREFIXES.payout_provider_event),
      event.event_id,
      event.kind,
      referenceOf(event),
      event.occurred_at,
    ],
  )
  return noted.length > 0
}

async function look(
  context: PayoutContext,
  stripe: StripeProvider,
  { about }: ProviderEvent,
  others: Others,
): Promise<void> {
  switch (about.what) {
    case 'account':
      return lookAtAccount(context, stripe, about.external_id)
    case 'transfer':
      return lookAtTransfer(context, stripe, about.payout_id)
    case 'bank_payout':
      return lookAtBankPayout(context, stripe, about)
    case 'dispute':
      return others.dispute?.(about.reference)
    case 'nothing':
  }
}

async function lookAtAccount(
  context: PayoutContext,
  stripe: StripeProvider,
  externalId: string,
): Promise<void> {
  const id = await followAccount(context, externalId, () => stripe.account(externalId).catch(disabledIfGone))
  if (id) await context.announce(PAYOUT_ACCOUNT_EVENTS.updated, [id])
}

/** Nothing is paid to an account that has left the marketplace. */
function disabledIfGone(error: unknown): { status: 'disabled' } {
  if (isCityosError(error) && error.code === 'payout_account_missing') return { status: 'disabled' }
  throw error
}

/**
 * What is told of a payout whose outcome is not noted yet, or that nobody knows of, is its outcome: what whoever sends it
 * has heard before counts no longer. A message is heard once, so nothing of it may get lost to an older answer.
 */
async function lookAtTransfer(
  context: PayoutContext,
  stripe: StripeProvider,
  payoutId: string | null,
): Promise<void> {
  const [payout] = await rowsOf<{ id: string; destination: string | null }>(
    context.db,
    `select id, destination from payout where id = ? and method = 'stripe_connect'`,
    [payoutId],
  )
  if (!payout) return
  const [transfer] = await stripe.transfersOf(payout.id, payout.destination)
  if (!transfer) return
  const attempt = await lastAttempt(context.db, payout.id)
  if (attempt) {
    await recordOutcome(context, {
      ...{ payoutId: payout.id, attemptNumber: attempt.number },
      ...{ outcome: found(transfer), pollMs: stripe.pollMs },
    })
  }
  await recordProgress(context, payout.id, transfer, stripe.pollMs)
}

/** A payout to the vendor's bank pays many transfers together. One that failed stays with the provider, which tries again. */
async function lookAtBankPayout(
  context: PayoutContext,
  stripe: StripeProvider,
  about: { external_id: string; reference: string },
): Promise<void> {
  const { status, message, transfers } = await stripe.bankPayout(about.external_id, about.reference)
  const payouts = await rowsOf<{ id: string; destination: string }>(
    context.db,
    `select id, destination from payout where method = 'stripe_connect' and provider_reference = any(?::text[])
        and destination = ? order by id`,
    [transfers, about.external_id],
  )
  for (const { id, destination } of payouts) {
    if (status === 'paid') await recordProgress(context, id, { status: 'paid' }, stripe.pollMs)
    if (status === 'failed') {
      // The message may be late: what failed once may have arrived since.
      const [transfer] = await stripe.transfersOf(id, destination)
      if (transfer?.status === 'paid') continue
      if (transfer?.is_unanswered) throw unanswered(transfer)
      const said = message ?? 'The vendor’s bank has refused it.'
      await recordProgress(context, id, { status: 'bounced', message: said }, stripe.pollMs)
    }
  }
}

const unanswered = ({ reference, message }: ProviderTransfer) =>
  new CityosError(
    'payout_provider_unavailable',
    `Stripe does not say whether ${reference} has arrived: ${message}`,
  )

function referenceOf({ about }: ProviderEvent): string | null {
  if (about.what === 'nothing') return null
  return about.what === 'account' ? about.external_id : about.reference
}
