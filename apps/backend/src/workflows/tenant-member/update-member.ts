import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import type { Role } from '@cityos/contracts'
import { endActingSessionsStep } from '../acting-session/steps/end-acting-sessions'
import { sessionsOfFormerMember } from '../acting-session/sessions-of-former-member'
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
  const before = changeMemberStep(input)
  endActingSessionsStep(
    transform({ input, before }, ({ input, before }) =>
      input.status === 'deactivated' ? sessionsOfFormerMember(before.user_id, input.caller) : undefined,
    ),
  )
  const id = transform({ input }, ({ input }) => input.id)
  const memberUpdated = createHook('memberUpdated', { id })
  return new WorkflowResponse(id, { hooks: [memberUpdated] })
})
