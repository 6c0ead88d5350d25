import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteInvitesWorkflow } from '@medusajs/medusa/core-flows'
import type { Principal } from '@cityos/access'
import { readInvitationStep } from './steps/read-invitation'

interface Input {
  id: string
  caller: Principal
}

/** Takes an invitation back: its link ends. @throws CityosError `not_found`, `forbidden`. */
export const revokeInvitationWorkflow = createWorkflow('revoke-invitation', (input: Input) => {
  readInvitationStep(input)
  deleteInvitesWorkflow.runAsStep({ input: transform({ input }, ({ input }) => ({ ids: [input.id] })) })
  return new WorkflowResponse(input.id)
})
