import { createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { linkUserStep, type SignInToLink } from './steps/link-user'

/**
 * The member of the tenant in scope that a sign-in of the identity provider is: the one that it was the first time,
 * else the active member of the same e-mail, which the provider has proved. Answers the user's id, or null for
 * somebody who is no member.
 */
export const linkSignInWorkflow = createWorkflow('link-sign-in', (input: SignInToLink) => {
  return new WorkflowResponse(linkUserStep(input))
})
