import { randomBytes } from 'node:crypto'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, ID_PREFIXES, MAX_TENANT_DOMAINS, newId, type AddTenantDomain } from '@cityos/contracts'
import { forgetResolvedTenants } from '@cityos/medusa-tenancy'
import { changeDomains, orTaken, readDomain, type RegistryTransaction } from '../registry'

export interface ClaimInput {
  tenant_id: string
  domain: AddTenantDomain
}

/** Enters a subdomain as verified, and a custom domain as a claim with a token to prove it by. */
export const claimDomainStep = createStep(
  'claim-domain',
  async ({ tenant_id, domain }: ClaimInput, { container }) => {
    const id = newId(ID_PREFIXES.tenant_domain) as string
    await orTaken(domain.domain, () =>
      changeDomains(container, tenant_id, (transaction) => insert(transaction, id, { tenant_id, domain })),
    )
    forgetResolvedTenants(tenant_id)
    return new StepResponse(await readDomain(container, { tenant_id, id }), { tenant_id, id })
  },
  async (claimed, { container }) => {
    if (!claimed) return
    await changeDomains(container, claimed.tenant_id, (transaction) =>
      transaction.raw('delete from tenant_domain where id = ?', [claimed.id]),
    )
    forgetResolvedTenants(claimed.tenant_id)
  },
)

async function insert(
  transaction: RegistryTransaction,
  id: string,
  { tenant_id, domain }: ClaimInput,
): Promise<void> {
  const { kind, domain: name, store_id = null } = domain
  await requireRoom(transaction, tenant_id)
  // Somebody else's claim keeps nobody out; their proof does.
  const { rows: verified } = await transaction.raw(
    `select from tenant_domain where kind = ? and domain = ? and status = 'verified' and deleted_at is null`,
    [kind, name],
  )
  if (verified.length) throw new CityosError('tenant_domain_taken', `${name} is taken.`)
  const isClaim = kind === 'custom'
  await transaction.raw(
    `insert into tenant_domain (id, tenant_id, kind, domain, store_id, status, verification_token, verified_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      tenant_id,
      kind,
      name,
      store_id,
      isClaim ? 'pending' : 'verified',
      isClaim ? randomBytes(16).toString('hex') : null,
      isClaim ? null : systemClock.now(),
    ],
  )
}

async function requireRoom(transaction: RegistryTransaction, tenantId: string): Promise<void> {
  const { rows } = await transaction.raw<{ held: number }>(
    `select count(*)::int as held from tenant_domain d join tenant t on t.id = d.tenant_id
      where d.tenant_id = ? and d.deleted_at is null and not (d.kind = 'subdomain' and d.domain = t.handle)`,
    [tenantId],
  )
  if ((rows[0]?.held ?? 0) < MAX_TENANT_DOMAINS) return
  throw new CityosError(
    'limit_exceeded',
    `A tenant may have ${MAX_TENANT_DOMAINS} domains beside its own subdomain.`,
  )
}
