import type { NextFunction, Response } from 'express'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Principal } from '@cityos/access'
import type { AuditedRequest, AuditOutcome } from '@cityos/contracts'
import {
  actingPrincipal,
  recordChanges,
  requireTenantId,
  runInTenant,
  type AuditContext,
} from '@cityos/medusa-tenancy'
import type { GuardedRequest } from '../access/guarded-request'
import { homeTenantOfCaller } from '../access/principal-of'
import { counters } from '../http/rate-limit/counters'
import { hideSecrets } from './hide-secrets'

/** A request that the guard has judged. */
export interface JudgedRequest {
  request: GuardedRequest
  response: Response
  /** Row of the route table. */
  route: string
  principal: Principal
  action: string
  allowed: boolean
}

/** Methods that change nothing. */
export const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * Writes into the audit trail what somebody asked for and what it came to, once it has been answered, and lets every
 * row that `next` changes be recorded as theirs. Requests that only read, and people who are nobody, leave no entry.
 */
export function auditRequest(judged: JudgedRequest, next: NextFunction): void {
  const { request, response, principal, allowed } = judged
  if (READING.includes(request.method) || principal.id === null) return next()
  const context = contextOf(judged, principal.id)
  const tenantId = requireTenantId()
  const input = hideSecrets(request.body)
  response.once('close', () => {
    // A route may know why: its rows say it already.
    const why = (response.locals as { reason?: string }).reason
    const whole = why === undefined ? context : { ...context, reason: why }
    void runInTenant(tenantId, () => append(request.scope, whole, { ...detailsOf(judged), input })).catch(
      (error: unknown) => {
        console.error(`[audit] ${context.requestId} ${context.action} is not in the audit trail`, error)
      },
    )
  })
  if (!allowed) return next()
  recordChanges(context, next)
}

function contextOf({ request, principal, action }: JudgedRequest, actorId: string): AuditContext {
  const terms = actingPrincipal()?.terms
  return {
    requestId: String(request.headers['x-request-id']),
    actorType: principal.kind,
    actorId,
    homeTenantId: homeTenantOfCaller(),
    action,
    ...(terms && { reason: terms.reason }),
  }
}

function detailsOf({ request, response, route, allowed }: JudgedRequest): Omit<AuditedRequest, 'input'> {
  const { code } = response.locals as { code?: string }
  return {
    route,
    path: request.originalUrl.split('?')[0] as string,
    outcome: outcomeOf(response, allowed),
    status: response.statusCode,
    code: code ?? null,
    address: counters().clientOf(request).address,
    user_agent: request.headers['user-agent']?.slice(0, 300) ?? null,
  }
}

function outcomeOf({ statusCode, writableFinished }: Response, allowed: boolean): AuditOutcome {
  if (!allowed) return 'denied'
  return statusCode < 400 && writableFinished ? 'allowed' : 'failed'
}

async function append(
  container: MedusaContainer,
  context: AuditContext,
  details: AuditedRequest,
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection.raw('select tenancy_audit_request(?::jsonb, ?::jsonb)', [
    JSON.stringify(context),
    JSON.stringify(details),
  ])
}
