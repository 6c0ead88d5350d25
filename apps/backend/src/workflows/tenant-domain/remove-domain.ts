import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { DomainRef } from './registry'
import { removeDomainStep } from './steps/remove-domain'

/** Takes a domain from its tenant. @throws CityosError `domain_in_use` for the primary one and the handle's own. */
export const removeDomainWorkflow = createWorkflow('remove-domain', (input: DomainRef) => {
  const id = removeDomainStep(input)
  const domainRemoved = createHook('domainRemoved', { id })
  return new WorkflowResponse(id, { hooks: [domainRemoved] })
})
