import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { Role } from '@cityos/contracts'
import { changeMemberStep } from './steps/change-member'

interface Input {
  id: string
  caller: Principal
  roles?: Role[]
  status?: 'active' | 'deactivated'
}

/**
 * Gives a member other roles, or locks the member out and in again. Counts with the member's next request.
 * @throws CityosError `not_found`, `forbidden`, `validation_failed`, `member_last_owner`.
 */
export const updateMemberWorkflow = createWorkflow('update-member', (input: Input) => {
  changeMemberStep(input)
  const id = transform({ input }, ({ input }) => input.id)
  const memberUpdated = createHook('memberUpdated', { id })
  return new WorkflowResponse(id, { hooks: [memberUpdated] })
})
