import {
  createCodeFlow,
  createLogoutTokenVerifier,
  type CodeFlow,
  type VerifyLogoutToken,
} from '@cityos/identity'
import { CityosError } from '@cityos/contracts'
import { resolveHost } from '@cityos/medusa-tenancy'
import { currentEnvironment, identityOptions, type IdentityOptions } from '../../env'

export interface Identity {
  options: IdentityOptions
  flow: CodeFlow
  verifyLogout: VerifyLogoutToken
}

let opened: Promise<Identity> | undefined

/** The connection to Keycloak. @throws CityosError `not_found` when this installation has none. */
export function identity(): Promise<Identity> {
  const options = identityOptions(currentEnvironment())
  if (!options) throw new CityosError('not_found', 'Not found')
  return (opened ??= open(options))
}

async function open(options: IdentityOptions): Promise<Identity> {
  return {
    options,
    flow: createCodeFlow(options),
    verifyLogout: await createLogoutTokenVerifier(options, options.clientId),
  }
}

/**
 * The address of the admin at a host, when the host is one of ours: scheme and port are the platform's, whatever
 * was asked for. @throws CityosError `validation_failed` otherwise.
 */
export async function adminAddress(host: string | undefined): Promise<URL> {
  return new URL('/app/login', await ourAddress(host))
}

/**
 * Where a vendor's sign-in ends: the configured portal, told at which of our hosts it began.
 * @throws CityosError `validation_failed` for a host that is not ours, `not_found` without a portal.
 */
export async function portalAddress(host: string | undefined): Promise<URL> {
  const portal = currentEnvironment().VENDOR_PORTAL_URL
  if (!portal) throw new CityosError('not_found', 'Not found')
  const address = new URL(portal)
  address.searchParams.set('host', (await ourAddress(host)).host)
  return address
}

const VISIBLE = /^[!-~]+$/

async function ourAddress(host: string | undefined): Promise<URL> {
  const { protocol, port } = new URL(currentEnvironment().PUBLIC_URL)
  // What no browser sends as a host is not looked up: the database refuses some characters with an error.
  const resolution = host && VISIBLE.test(host) ? await resolveHost(host) : undefined
  if (!host || !resolution || 'refusal' in resolution) {
    throw new CityosError('validation_failed', 'The sign-in began at a host that is not ours.')
  }
  const address = new URL(`${protocol}//${host.replace(/:\d+$/, '')}`)
  address.port = port
  return address
}
