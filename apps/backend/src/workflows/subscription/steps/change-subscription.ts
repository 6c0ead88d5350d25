import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type {
  CancelSubscription,
  ChangeSubscriptionTerms,
  PauseSubscription,
  UpdateSubscription,
} from '@cityos/contracts'
import type { SubscriptionRef } from '../../../modules/subscription/store/subscriptions'
import { applyChange, undoChange } from '../change/apply'
import { checkActivate, checkUpdate, refuseByHand } from '../change/check-update'
import {
  decideActivate,
  decideCancel,
  decidePause,
  decideResume,
  decideRetry,
  decideSkip,
  decideUpdate,
} from '../change/decide'
import { decideTerms } from '../change/decide-terms'
import { newTerms } from '../change/new-terms'
import { refuseOwnCredit } from '../change/own-credit'
import type { Change, State } from '../change/state'
import { inTransaction } from '../../connection'
import { subscriptionModule } from '../subscription-module'

/** What is done to a subscription, and how. */
export type SubscriptionVerb =
  | { verb: 'activate' | 'resume' | 'retry' | 'skip' }
  | { verb: 'cancel'; how: CancelSubscription }
  | { verb: 'pause'; how: PauseSubscription }
  | { verb: 'update'; how: UpdateSubscription }
  | { verb: 'change'; how: ChangeSubscriptionTerms }

export interface ChangeSubscription {
  ref: SubscriptionRef
  what: SubscriptionVerb
  /** Who does it. */
  actor: string | null
}

/**
 * Does something to a subscription, all of it or nothing; undone, it is as it was, unless somebody has built on it.
 * @throws CityosError `not_found`, `illegal_transition`, `subscription_commitment_open`, `validation_failed`,
 * `payment_method_missing`; as newTerms, decideTerms and refuseOwnCredit.
 */
export const changeSubscriptionStep = createStep(
  'change-subscription',
  async ({ ref, what, actor }: ChangeSubscription, { container }) => {
    const now = subscriptionModule(container).clock.now()
    if (what.verb === 'update') await checkUpdate(container, ref, what.how)
    if (what.verb === 'activate') await checkActivate(container, ref)
    const terms = what.verb === 'change' ? await newTerms(container, ref, what.how) : null
    const { change, undo } = await inTransaction(container, (trx) =>
      applyChange(trx, ref, { verb: what.verb, actor, now }, (state) => {
        const change = terms ? decideTerms(state, now, terms).change : decide(state, now, what as Simple, ref)
        refuseOwnCredit(state.row, ref, change.credit?.amount_minor ?? 0n)
        return change
      }),
    )
    return new StepResponse({ id: ref.id, event: change.event }, undo)
  },
  async (undo, { container }) => {
    if (!undo) return
    const now = subscriptionModule(container).clock.now()
    await inTransaction(container, (trx) => undoChange(trx, undo, now))
  },
)

type Simple = Exclude<SubscriptionVerb, { verb: 'change' }>

function decide(state: State, now: Date, what: Simple, ref: SubscriptionRef): Change {
  switch (what.verb) {
    case 'activate':
      return decideActivate(state, now)
    case 'cancel':
      return decideCancel(state, now, what.how, ref.customerId !== null)
    case 'pause':
      return decidePause(state, now, what.how)
    case 'resume':
      return decideResume(state, now)
    case 'retry':
      return decideRetry(state)
    case 'skip':
      return decideSkip(state, now)
    case 'update':
      refuseByHand(state.row, what.how, ref)
      return decideUpdate(state, now, what.how)
  }
}
