import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import {
  changeDomains,
  domainToChange,
  readDomain,
  type DomainRef,
  type RegistryTransaction,
} from '../registry'

/** Makes one verified domain the primary one, and the one before it an ordinary one. */
export const setPrimaryDomainStep = createStep(
  'set-primary-domain',
  async (ref: DomainRef, { container }) => {
    const previous = await changeDomains(container, ref.tenant_id, async (transaction) => {
      const { domain, status } = await domainToChange(transaction, ref)
      if (status !== 'verified') {
        throw new CityosError(
          'domain_not_verified',
          `${domain} is ${status}: only a verified domain can be primary.`,
        )
      }
      return makePrimary(transaction, ref.tenant_id, ref.id)
    })
    return new StepResponse(await readDomain(container, ref), { tenant_id: ref.tenant_id, previous })
  },
  async (changed, { container }) => {
    if (!changed) return
    const { tenant_id, previous } = changed
    await changeDomains(container, tenant_id, (transaction) => makePrimary(transaction, tenant_id, previous))
  },
)

/** Answers the id of the domain that was the primary one. */
async function makePrimary(transaction: RegistryTransaction, tenantId: string, id: string | null) {
  const { rows } = await transaction.raw<{ id: string }>(
    'select id from tenant_domain where tenant_id = ? and is_primary and deleted_at is null',
    [tenantId],
  )
  await transaction.raw(
    `update tenant_domain set is_primary = (id is not distinct from ?::text), updated_at = now()
      where tenant_id = ? and (is_primary or id = ?) and deleted_at is null`,
    [id, tenantId, id],
  )
  return rows[0]?.id ?? null
}
