import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { forgetResolvedTenants } from '@cityos/medusa-tenancy'
import { changeDomains, domainToChange, type DomainRef } from '../registry'

/** Takes a domain away: neither the handle's own subdomain nor the primary one. */
export const removeDomainStep = createStep(
  'remove-domain',
  async (ref: DomainRef, { container }) => {
    const removed = await changeDomains(container, ref.tenant_id, async (transaction) => {
      const { is_handle, ...row } = await domainToChange(transaction, ref)
      if (is_handle) throw new CityosError('domain_in_use', `${row.domain} is the tenant's own handle.`)
      if (row.is_primary) {
        throw new CityosError(
          'domain_in_use',
          `${row.domain} is the primary domain: make another one primary first.`,
        )
      }
      await transaction.raw('delete from tenant_domain where id = ?', [row.id])
      return row
    })
    forgetResolvedTenants(ref.tenant_id)
    return new StepResponse(ref.id, removed)
  },
  async (removed, { container }) => {
    if (!removed) return
    await changeDomains(container, removed.tenant_id, (transaction) =>
      transaction.raw(
        'insert into tenant_domain select * from jsonb_populate_record(null::tenant_domain, ?::jsonb)',
        [JSON.stringify(removed)],
      ),
    )
    forgetResolvedTenants(removed.tenant_id)
  },
)
