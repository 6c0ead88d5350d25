import type { KeyObject } from 'node:crypto'
import type { Realm } from '@cityos/dev-identity'

/** A provider as the suite sees it: the development one or a real Keycloak. */
export interface ProviderUnderTest {
  name: string
  issuer: string
  realm: Realm
  /** The private key that signs at the moment: the suite forges with it what the provider would never issue. */
  signingKey(): { kid: string; privateKey: KeyObject; publicKey: KeyObject }
  /** A new key signs from now on; `retire` withdraws the old one. */
  rotateKeys(how: { retire: boolean }): Promise<void>
  /** Ends a session as an administrator does. */
  endSession(sid: string): Promise<void>
  /** Forgets the wrong passwords of an account. */
  forgive(userId: string): Promise<void>
  stop(): Promise<void>
}
