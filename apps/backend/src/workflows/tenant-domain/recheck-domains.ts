import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { isCityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { hasRunOut, isCheckDue } from '../../modules/tenant/domain/recheck-schedule'
import { tenantModule, type TenantDomainRecord } from '../tenant/tenant-module'
import { whatIsMissing } from './check-ownership'
import type { RegistryTransaction } from './registry'
import { verifyDomainWorkflow } from './verify-domain'

/** Questions to DNS under way at the same time. */
const AT_ONCE = 10
const PAGE = 200

/**
 * Asks DNS again about every claim and every proved domain that is due. Claims that have run out fail. A verified
 * domain stays verified whatever DNS says now: what is missing is written down for people to see. Several processes
 * may do this at the same time: each domain is taken by one of them. Answers how many were asked about.
 * @throws AggregateError after all had their turn, when some could not be checked.
 */
export async function recheckDomains(container: MedusaContainer): Promise<number> {
  return runInTenant(PLATFORM_TENANT_ID, async () => {
    const failures: unknown[] = []
    let checked = 0
    for (let last = ''; ;) {
      const page = await candidates(container, last)
      const due = page.filter((domain) => isCheckDue(domain, systemClock.now()))
      for (let i = 0; i < due.length; i += AT_ONCE) {
        const turns = due.slice(i, i + AT_ONCE).map((domain) => recheck(container, domain))
        for (const turn of await Promise.allSettled(turns)) {
          if (turn.status === 'rejected') failures.push(turn.reason)
          else if (turn.value) checked++
        }
      }
      if (page.length < PAGE) break
      last = page.at(-1)?.id ?? ''
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} domains could not be checked`)
    return checked
  })
}

const database = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as RegistryTransaction

async function candidates(container: MedusaContainer, after: string): Promise<TenantDomainRecord[]> {
  const { rows } = await database(container).raw<TenantDomainRecord>(
    `select d.* from tenant_domain d join tenant t on t.id = d.tenant_id
      where d.id > ? and d.kind = 'custom' and d.status <> 'failed' and d.verification_token is not null
        and d.deleted_at is null and t.deleted_at is null and t.status <> 'archived'
      order by d.id limit ?`,
    [after, PAGE],
  )
  return rows
}

/** Answers whether this process was the one to ask. */
async function recheck(container: MedusaContainer, domain: TenantDomainRecord): Promise<boolean> {
  const { id, tenant_id, last_checked_at } = domain
  // A JavaScript date knows no microseconds.
  const { rows: taken } = await database(container).raw(
    `update tenant_domain set last_checked_at = ?
      where id = ? and date_trunc('milliseconds', last_checked_at) is not distinct from ?::timestamptz
      returning id`,
    [systemClock.now(), id, last_checked_at],
  )
  if (!taken.length) return false
  if (domain.status === 'verified') await note(container, domain, await whatIsMissing(domain))
  else {
    await verifyDomainWorkflow(container)
      .run({ input: { tenant_id, id } })
      .catch((error: unknown) => {
        if (!isCityosError(error) || error.code !== 'tenant_domain_taken') throw error
        return note(container, domain, `${domain.domain} has been verified by another tenant.`)
      })
  }
  return true
}

async function note(
  container: MedusaContainer,
  domain: TenantDomainRecord,
  missing: string | null,
): Promise<void> {
  const status = hasRunOut(domain, systemClock.now()) ? 'failed' : domain.status
  await tenantModule(container).updateTenantDomains({ id: domain.id, status, last_error: missing })
}
