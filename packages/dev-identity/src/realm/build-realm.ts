import { PlatformRole } from '@cityos/contracts'
import { REALM_CLIENTS } from './clients'
import { USER_PROFILE } from './user-profile'
import { REALM_USERS } from './users'

const ROLE_DESCRIPTIONS: Record<PlatformRole, string> = {
  super_admin: 'Everything, on the platform and in each tenant',
  platform_support: 'Reads, on the platform and in each tenant it acts in',
}

const MINUTE = 60
const HOUR = 60 * MINUTE

/** The realm that Keycloak imports: one value, from which infra/keycloak/realm-cityos.json is written. */
export function buildRealm() {
  return {
    realm: 'cityos',
    displayName: 'CityOS Commerce',
    enabled: true,
    sslRequired: 'external',

    registrationAllowed: false,
    registrationEmailAsUsername: true,
    loginWithEmailAllowed: true,
    duplicateEmailsAllowed: false,
    editUsernameAllowed: false,
    resetPasswordAllowed: true,
    verifyEmail: true,
    rememberMe: false,
    internationalizationEnabled: true,
    supportedLocales: ['ar', 'en'],
    defaultLocale: 'en',
    passwordPolicy: 'length(10) and maxLength(128) and notUsername',

    bruteForceProtected: true,
    permanentLockout: false,
    failureFactor: 5,
    waitIncrementSeconds: MINUTE,
    maxFailureWaitSeconds: 15 * MINUTE,
    minimumQuickLoginWaitSeconds: MINUTE,
    quickLoginCheckMilliSeconds: 1000,
    maxDeltaTimeSeconds: 12 * HOUR,

    defaultSignatureAlgorithm: 'RS256',
    accessTokenLifespan: 5 * MINUTE,
    accessCodeLifespan: MINUTE,
    accessCodeLifespanLogin: 30 * MINUTE,
    ssoSessionIdleTimeout: 30 * MINUTE,
    ssoSessionMaxLifespan: 10 * HOUR,
    revokeRefreshToken: true,
    refreshTokenMaxReuse: 0,

    eventsEnabled: true,
    adminEventsEnabled: true,

    roles: {
      realm: PlatformRole.options.map((name) => ({ name, description: ROLE_DESCRIPTIONS[name] })),
    },
    clients: REALM_CLIENTS,
    users: REALM_USERS,
    components: USER_PROFILE,
  }
}

/** The file's text: what a diff and a test compare. */
export function realmText(): string {
  return `${JSON.stringify(buildRealm(), null, 2)}\n`
}
