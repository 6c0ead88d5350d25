import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { askerOf } from '../access/asker'
import { idOf } from '../access/id-of'
import { isTrusted } from '../access/trusted'
import { CodedError } from '../http/error'
import { onlyTenant } from '../tenant/only-tenant'

/** What is created in a tenant's request is that tenant's; nobody has to say so. */
export const fillTenant: CollectionBeforeValidateHook = async ({ req, data, operation }) => {
  if (operation !== 'create' || !data || data.tenant) return data
  const own = await onlyTenant(req)
  return own === undefined ? data : { ...data, tenant: own }
}

/** A document never moves: whatever points at it, and every decision made about it, was about its tenant. */
export const keepTenant: CollectionBeforeChangeHook = async ({ req, data, originalDoc, operation }) => {
  const wanted = idOf(data.tenant)
  if (operation === 'update') {
    const stays = !('tenant' in data) || wanted === idOf(originalDoc?.tenant)
    if (!stays) throw new CodedError('validation_failed', 'A document stays with its tenant.')
    return data
  }
  const { tenant } = isTrusted(req) ? { tenant: undefined } : await askerOf(req)
  if (tenant !== undefined && tenant !== wanted) {
    throw new CodedError('tenant_mismatch', `The request is of tenant ${tenant}, the document of ${wanted}.`)
  }
  return data
}
