import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { transferOwnershipStep } from './steps/transfer-ownership'

interface Input {
  /** The member who is to lead. */
  id: string
  /** The user who leads today and hands it over. */
  userId: string | null
}

/**
 * Hands the caller's own leading role to another member, in one step: there is no moment with no owner, and none with
 * two. Whoever has no other role is an admin afterwards.
 * @throws CityosError `not_found`, `forbidden`, `validation_failed`, `illegal_transition`.
 */
export const transferOwnershipWorkflow = createWorkflow('transfer-ownership', (input: Input) => {
  const transfer = transferOwnershipStep(input)
  const ownershipTransferred = createHook('ownershipTransferred', { transfer })
  return new WorkflowResponse(transfer, { hooks: [ownershipTransferred] })
})
