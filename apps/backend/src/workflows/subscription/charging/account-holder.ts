import type { CustomerDTO, MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { connectionOf } from '../../connection'
import { oneAtATime } from './one-at-a-time'

/** A customer as a provider knows them. */
export interface AccountHolder {
  id: string
  provider_id: string
  external_id: string
  data: Record<string, unknown> | null
}

/** The customer's accounts, at all providers or at one; the oldest first. */
export async function accountHoldersOf(
  container: MedusaContainer,
  customerId: string,
  providerId: string | null = null,
): Promise<AccountHolder[]> {
  const { rows } = await connectionOf(container).raw<{ rows: AccountHolder[] }>(
    `select h.id, h.provider_id, h.external_id, h.data
       from customer_account_holder l
       join account_holder h on h.id = l.account_holder_id and h.deleted_at is null
      where l.customer_id = ? and h.provider_id = coalesce(?, h.provider_id) and l.deleted_at is null
      order by h.created_at, h.id`,
    [customerId, providerId],
  )
  return rows
}

/** The customer's account at a provider; nothing where they have none. */
export async function findAccountHolder(
  container: MedusaContainer,
  customerId: string,
  providerId: string,
): Promise<AccountHolder | undefined> {
  const [holder] = await accountHoldersOf(container, customerId, providerId)
  return holder
}

/**
 * The customer's account at a provider, made where they have none; one, however many ask at once.
 * @throws CityosError `not_found` for a customer who is not there; what the provider throws.
 */
export async function requireAccountHolder(
  container: MedusaContainer,
  customerId: string,
  providerId: string,
): Promise<AccountHolder> {
  const known = await findAccountHolder(container, customerId, providerId)
  if (known) return known
  return oneAtATime(
    container,
    `account holder ${customerId} ${providerId}`,
    async () =>
      (await findAccountHolder(container, customerId, providerId)) ??
      makeAccountHolder(container, customerId, providerId),
  )
}

/** The provider knows by the customer's id whether it has made one before, whose link a crash has prevented. */
async function makeAccountHolder(
  container: MedusaContainer,
  customerId: string,
  providerId: string,
): Promise<AccountHolder> {
  const payments = container.resolve(Modules.PAYMENT)
  const [customer] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: customerId }, { select: NAMED })
  if (!customer) throw new CityosError('not_found', `There is no customer ${customerId}.`)
  const made = await payments.createAccountHolder({ provider_id: providerId, context: { customer } as never })
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.CUSTOMER]: { customer_id: customerId },
    [Modules.PAYMENT]: { account_holder_id: made.id },
  })
  return made as unknown as AccountHolder
}

const NAMED: (keyof CustomerDTO)[] = ['id', 'email', 'company_name', 'first_name', 'last_name', 'phone']
