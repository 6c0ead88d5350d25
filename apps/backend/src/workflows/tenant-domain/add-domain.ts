import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { claimDomainStep, type ClaimInput } from './steps/claim-domain'
import { requireStoreStep, validateDomainStep } from './steps/validate-domain'

/**
 * Gives a tenant a subdomain, or enters its claim of a custom domain. Claims of the same domain stand side by side
 * until one of them is proved. @throws CityosError `tenant_domain_taken`, `limit_exceeded`, `validation_failed`.
 */
export const addDomainWorkflow = createWorkflow('add-domain', (input: ClaimInput) => {
  validateDomainStep(input)
  requireStoreStep(
    transform({ input }, ({ input: { tenant_id, domain } }) => ({ tenant_id, store_id: domain.store_id })),
  )
  const domain = claimDomainStep(input)
  const domainAdded = createHook('domainAdded', { domain })
  return new WorkflowResponse(domain, { hooks: [domainAdded] })
})
