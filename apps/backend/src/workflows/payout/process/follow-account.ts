import { isDeepStrictEqual } from 'node:util'
import { CityosError } from '@cityos/contracts'
import type { ProviderAccount } from '../../../modules/payout/providers/provider'
import { accountByExternalId, patchAccount } from '../../../modules/payout/store/accounts'
import type { PayoutContext } from '../context'

/** What Stripe says of an account; of one that is gone, no more than its status. */
type Said = Pick<ProviderAccount, 'status'> & Partial<ProviderAccount>

/** An account changes a few times while its vendor fills in forms, not while we look. */
const MOST_TIMES = 5

/**
 * Writes what Stripe says of an account. Others do the same meanwhile, here or in another process, and who asked first
 * may write last: so everybody asks again behind what it wrote, until the answer is what is written. Answers the
 * account's id here; null where nobody has it.
 * @throws CityosError `payout_provider_unavailable`, and what `ask` throws.
 */
export async function followAccount(
  context: PayoutContext,
  externalId: string,
  ask: () => Promise<Said>,
): Promise<string | null> {
  let said = await ask()
  for (let times = 0; times < MOST_TIMES; times++) {
    const id = await write(context, externalId, said)
    if (id === null) return null
    const now = await ask()
    if (isSame(now, said)) return id
    said = now
  }
  throw new CityosError(
    'payout_provider_unavailable',
    `Each time it is asked Stripe says something else of the account ${externalId}.`,
  )
}

function write({ db }: PayoutContext, externalId: string, said: Said): Promise<string | null> {
  return db.transaction(async (trx) => {
    const account = await accountByExternalId(trx, 'stripe_connect', externalId)
    if (!account) return null
    const { status, currencies, requirements } = { ...account, ...said }
    await patchAccount(trx, account.id, { status, currencies, requirements })
    return account.id
  })
}

function isSame(one: Said, other: Said): boolean {
  const sorted = ({ status, currencies, requirements }: Said) => [
    status,
    currencies?.toSorted(),
    requirements?.toSorted(),
  ]
  return isDeepStrictEqual(sorted(one), sorted(other))
}
