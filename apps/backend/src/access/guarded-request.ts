import type { MedusaContainer } from '@medusajs/framework/types'
import type { Request } from 'express'

/** A request as core leaves it behind its own checks. */
export type GuardedRequest = Request & {
  scope: MedusaContainer
  auth_context?: { actor_id?: string; actor_type?: string }
}
