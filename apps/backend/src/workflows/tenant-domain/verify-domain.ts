import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { checkDomainStep, type VerifyInput } from './steps/check-domain'
import { recordCheckStep } from './steps/record-check'

/**
 * Asks DNS for the proof of a claim and keeps what it finds: the answer's status tells. From the moment that it is
 * `verified` the host belongs to the tenant. @throws CityosError `tenant_domain_taken` when somebody proved it before.
 */
export const verifyDomainWorkflow = createWorkflow('verify-domain', (input: VerifyInput) => {
  const checked = checkDomainStep(input)
  const domain = recordCheckStep(transform({ checked }, ({ checked }) => checked))
  const domainChecked = createHook('domainChecked', { domain })
  return new WorkflowResponse(domain, { hooks: [domainChecked] })
})
