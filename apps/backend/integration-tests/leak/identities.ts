import type { Identity, LeakClient, LeakRoute } from '@cityos/medusa-tenancy/leak-kit'
import { area, isRead, type LeakWorld } from './leak-world'

const either =
  (...areas: string[]) =>
  (route: LeakRoute) =>
    areas.some((name) => area(name)(route))

const elsewhere = (route: LeakRoute) => !either('admin', 'store')(route)

/** Callers of their own host: each answer must be the one for ids that exist nowhere. */
export function strangers({ attacker, twin }: LeakWorld, reads: boolean): Identity[] {
  const here = (calls: (route: LeakRoute) => boolean) => (route: LeakRoute) =>
    isRead(route) === reads && calls(route)
  const shopper = (tenant: typeof attacker) =>
    tenant.store.with({ authorization: `Bearer ${tenant.customerToken}` })
  const every = (
    name: string,
    client: LeakClient,
    ghost: LeakClient,
    calls: (route: LeakRoute) => boolean,
  ): Identity => ({
    name,
    client,
    ghost,
    calls: here(calls),
    cases: 'every',
  })
  return [
    every("another tenant's admin", attacker.admin, twin.admin, area('admin')),
    every("another tenant's shopper", shopper(attacker), shopper(twin), area('store')),
    every("another tenant's visitor", attacker.store, twin.store, area('store')),
    every('anonymous', attacker.anonymous, twin.anonymous, elsewhere),
    every("another tenant's admin, outside the admin", attacker.admin, twin.admin, elsewhere),
  ]
}

/** Routes of the admin and of sign-in that need no credentials, and why. */
const OPEN: Record<string, string> = {
  'GET /admin/feature-flags': "the server's own switches, the same for everybody",
  'POST /admin/invites/accept':
    'whoever was invited has no account yet: the token in the query is the credential',
}

/** Sign-in routes that need a token already. */
const SIGNED_IN = /^\/auth\/(session|token\/refresh|mfa)/
/** Store routes that need a shopper. */
const SHOPPERS = /^\/store\/(customers\/me|orders$|orders\/:id\/transfer\/(request|cancel))/

/** Callers with the wrong credentials for the host that they call: refused, whatever they ask for. */
export function intruders({ victim, attacker, backend }: LeakWorld): Identity[] {
  const { platform } = backend
  const theirs = victim.anonymous
  const secret = `Basic ${Buffer.from(`${attacker.secretKey}:`).toString('base64')}`
  const guarded = (route: LeakRoute) => area('admin')(route) && !(`${route.method} ${route.path}` in OPEN)
  const refused = (name: string, client: LeakClient, calls: Identity['calls'], status: number): Identity => ({
    name,
    client,
    calls,
    cases: 'first',
    expected: () => [status],
  })
  const bearer = (token: string) => theirs.with({ authorization: `Bearer ${token}` })
  const shopperHere = victim.store.with({ authorization: `Bearer ${attacker.customerToken}` })
  const withToken = (route: LeakRoute) => SIGNED_IN.test(route.path)
  return [
    refused('anonymous at home', attacker.anonymous, guarded, 401),
    refused("anonymous on the victim's host", theirs, guarded, 401),
    refused("another tenant's token on the victim's host", bearer(attacker.adminToken), guarded, 401),
    {
      ...refused(
        "another tenant's secret key on the victim's host",
        theirs.with({ authorization: secret }),
        guarded,
        400,
      ),
      // A key tells its tenant: the refusal names both.
      knows: [victim.handle],
    },
    {
      ...refused(
        "another tenant's cookie on the victim's host",
        theirs.with({ cookie: attacker.cookie }),
        guarded,
        401,
      ),
      // A browser sends a cookie from a page, whose origin the answer names.
      knows: [victim.handle],
    },
    refused(
      "the platform operator's token on the victim's host",
      bearer(operatorToken(platform.headers)),
      guarded,
      401,
    ),
    refused("the victim's own shopper in the admin", bearer(victim.customerToken), guarded, 401),
    refused("another tenant's token, signed-in routes", bearer(attacker.adminToken), withToken, 401),
    refused("no publishable key on the victim's host", theirs, area('store'), 400),
    {
      ...refused(
        "another tenant's publishable key",
        theirs.with({ 'x-publishable-api-key': attacker.publishableKey }),
        area('store'),
        400,
      ),
      // The refusal names both tenants, and the host is called by the victim's handle.
      knows: [victim.handle],
    },
    refused(
      "another tenant's shopper on the victim's host",
      shopperHere,
      (route) => SHOPPERS.test(route.path),
      401,
    ),
  ]
}

function operatorToken(headers: Record<string, string>): string {
  return (headers['authorization'] ?? '').replace('Bearer ', '')
}
