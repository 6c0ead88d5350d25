import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from '@medusajs/framework/workflows-sdk'

/** Longer than any session or token here lives. */
const KEPT = "interval '7 days'"

/** Has no way back: a session that has ended stays ended. Safe to repeat. */
const endSessionStep = createStep('end-session', async ({ sid }: { sid: string }, { container }) => {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection('ended_session').whereRaw(`created_at < now() - ${KEPT}`).delete()
  await connection('ended_session').insert({ sid }).onConflict('sid').ignore()
  return new StepResponse(sid)
})

/** Notes in the platform's scope that a session of the identity provider has ended: every process sees it at once. */
export const endIdentitySessionWorkflow = createWorkflow('end-identity-session', (input: { sid: string }) => {
  return new WorkflowResponse(endSessionStep(input))
})
