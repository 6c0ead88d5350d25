import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { DomainRef } from './registry'
import { setPrimaryDomainStep } from './steps/set-primary'

/** Makes a verified domain the tenant's primary one. @throws CityosError `domain_not_verified`. */
export const setPrimaryDomainWorkflow = createWorkflow('set-primary-domain', (input: DomainRef) => {
  const domain = setPrimaryDomainStep(input)
  const primaryDomainSet = createHook('primaryDomainSet', { domain })
  return new WorkflowResponse(domain, { hooks: [primaryDomainSet] })
})
