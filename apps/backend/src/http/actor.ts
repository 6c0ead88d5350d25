import type { AuthenticatedMedusaRequest, MedusaRequest } from '@medusajs/framework/http'

/** The id of whoever is signed in, or null. */
export function actorOf(request: MedusaRequest): string | null {
  return (request as AuthenticatedMedusaRequest).auth_context?.actor_id ?? null
}
