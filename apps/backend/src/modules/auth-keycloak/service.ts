import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityProviderService,
} from '@medusajs/framework/types'
import { AbstractAuthModuleProvider, MedusaError } from '@medusajs/framework/utils'
import { createCodeFlow, SignInError, type CodeFlow, type CodeFlowOptions } from '@cityos/identity'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { cookieOf } from './cookie'

/**
 * Signs staff and vendors' people in with Keycloak. The first half is `POST /auth/:actor_type/keycloak`, which gives the
 * browser its cookie; the second is here. Nobody registers, and nothing that the caller sends decides where the browser goes.
 */
export class KeycloakAuthService extends AbstractAuthModuleProvider {
  static override identifier = 'keycloak'
  static override DISPLAY_NAME = 'Keycloak'
  private readonly flow: CodeFlow

  constructor(_dependencies: unknown, options: CodeFlowOptions) {
    super()
    this.flow = createCodeFlow(options)
  }

  override async authenticate(): Promise<AuthenticationResponse> {
    return { success: false, error: 'sign_in_expired' }
  }

  /** A failure's `error` is the code of a SignInError. */
  override async validateCallback(
    { url, headers, query }: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    try {
      const here = { tenantId: requireTenantId(), host: headers?.host ?? '', actor: actorOf(url) }
      const {
        returnTo: _everybodyLandsOnTheFirstPage,
        sub,
        ...who
      } = await this.flow.finish(here, cookieOf(headers?.cookie), new URLSearchParams(query))
      const { id, app_metadata } = await findOrCreate(identities, sub)
      // Who they are holds for this sign-in alone, so it goes into the token and not into the database.
      const identity = { provider: 'keycloak', entity_id: sub, user_metadata: { ...who } }
      return {
        success: true,
        authIdentity: { id, ...(app_metadata && { app_metadata }), provider_identities: [identity as never] },
      }
    } catch (error) {
      if (error instanceof SignInError) return { success: false, error: error.code }
      throw error
    }
  }
}

/** Whom the path speaks of. What is neither ends no sign-in: none begins as it. */
function actorOf(url = ''): string {
  return /^\/auth\/([a-z_]+)\/keycloak\/callback(?:[?/]|$)/.exec(url)?.[1] ?? ''
}

async function findOrCreate(identities: AuthIdentityProviderService, sub: string) {
  try {
    return await identities.retrieve({ entity_id: sub })
  } catch (error) {
    if ((error as MedusaError).type !== MedusaError.Types.NOT_FOUND) throw error
    return identities.create({ entity_id: sub })
  }
}
