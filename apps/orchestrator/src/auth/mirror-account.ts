import { isDeepStrictEqual } from 'node:util'
import { principalFromClaims } from '@cityos/access'
import { systemClock } from '@cityos/calendar'
import type { AccessTokenClaims } from '@cityos/identity'
import type { Payload } from 'payload'

/** What an account holds of a token. */
interface Mirrored {
  kind: string
  email: string | null
  name: string | null
  platformRoles: string[]
  memberships: { tenant: string; roles: string[] }[]
  vendors: { vendor: string; tenant: string; roles: string[] }[]
}

type Account = Mirrored & { id: string; subject: string }

/**
 * The account of whoever a verified token speaks of, made or brought up to date: what it says of roles and memberships
 * is what each request of theirs is judged by, a scheduled one too.
 */
export async function mirrorAccount(
  payload: Payload,
  claims: AccessTokenClaims,
  signsIn = false,
): Promise<Account> {
  const mirrored = toAccount(claims)
  const { sub: subject } = claims
  const known = (await find(payload, subject)) ?? (await create(payload, { ...mirrored, subject }))
  const seen = signsIn ? { lastSignInAt: systemClock.now().toISOString() } : {}
  if (!signsIn && isDeepStrictEqual(plain(known), mirrored)) return known
  await payload.update({ collection: 'users', id: known.id, data: { ...mirrored, ...seen } as never })
  return { ...known, ...mirrored }
}

function toAccount(claims: AccessTokenClaims): Mirrored {
  const principal = principalFromClaims(claims, { client: claims.azp })
  return {
    kind: principal.kind,
    email: principal.email,
    name: claims.name ?? claims.preferred_username ?? null,
    platformRoles: [...principal.platformRoles],
    memberships: principal.tenants.map(({ id, roles }) => ({ tenant: id, roles: [...roles] })),
    vendors: principal.vendors.map(({ id, tenant, roles }) => ({ vendor: id, tenant, roles: [...roles] })),
  }
}

const find = async (payload: Payload, subject: string): Promise<Account | null> =>
  payload.db.findOne<Account>({ collection: 'users', where: { subject: { equals: subject } } })

/** Two first requests of one person come at once: the second finds what the first has made. */
async function create(payload: Payload, account: Omit<Account, 'id'>): Promise<Account> {
  try {
    return (await payload.create({ collection: 'users', data: account as never })) as unknown as Account
  } catch (error) {
    const found = await find(payload, account.subject)
    if (found) return found
    throw error
  }
}

/** A stored account without what rows have of their own. */
function plain({ kind, email, name, platformRoles, memberships, vendors }: Account): Mirrored {
  return {
    kind,
    email: email ?? null,
    name: name ?? null,
    platformRoles: [...(platformRoles ?? [])],
    memberships: (memberships ?? []).map(({ tenant, roles }) => ({ tenant, roles: [...(roles ?? [])] })),
    vendors: (vendors ?? []).map(({ vendor, tenant, roles }) => ({
      vendor,
      tenant,
      roles: [...(roles ?? [])],
    })),
  }
}
