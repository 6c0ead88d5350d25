import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { whatIsMissing } from '../check-ownership'
import { readDomain, type DomainRef } from '../registry'

export interface VerifyInput extends DomainRef {
  /** The platform's operator answers for the domain: DNS is not asked. */
  vouch?: boolean | undefined
}

/** What is known of the domain, and what DNS says now. */
export const checkDomainStep = createStep(
  'check-domain',
  async ({ vouch, ...ref }: VerifyInput, { container }) => {
    const domain = await readDomain(container, ref)
    const settled = vouch || domain.status === 'verified'
    return new StepResponse({ domain, missing: settled ? null : await whatIsMissing(domain) })
  },
)
