import type { MedusaContainer } from '@medusajs/framework/types'
import { billingContext } from './billing-context'
import { learn, type AttemptAnswer } from './learn'

/**
 * What a provider tells by itself, such as over a webhook, in the scope of the tenant that it is of. Any order, any
 * repetition leads to the same end. False where no attempt of the tenant has the key.
 */
export function learnOfAttempt(container: MedusaContainer, news: AttemptAnswer): Promise<boolean> {
  return learn(billingContext(container), news)
}
