import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { removeUserAccountWorkflow } from '@medusajs/medusa/core-flows'
import type { Principal } from '@cityos/access'
import { endActingSessionsStep } from '../acting-session/steps/end-acting-sessions'
import { sessionsOfFormerMember } from '../acting-session/sessions-of-former-member'
import { changeMemberStep } from './steps/change-member'

interface Input {
  id: string
  caller: Principal
}

/**
 * Removes a member with the user and the login behind it, so that the same e-mail may be invited anew. To keep the
 * account, deactivate the member. @throws CityosError `not_found`, `forbidden`, `member_last_owner`.
 */
export const removeMemberWorkflow = createWorkflow('remove-member', (input: Input) => {
  const before = changeMemberStep(
    transform({ input }, ({ input }) => ({ id: input.id, caller: input.caller, remove: true })),
  )
  endActingSessionsStep(
    transform({ input, before }, ({ input, before }) => sessionsOfFormerMember(before.user_id, input.caller)),
  )
  removeUserAccountWorkflow.runAsStep({
    input: transform({ before }, ({ before }) => ({ userId: before.user_id })),
  })
  const memberRemoved = createHook('memberRemoved', { before })
  return new WorkflowResponse(
    transform({ before }, ({ before }) => before.id),
    { hooks: [memberRemoved] },
  )
})
