import { CityosError } from '@cityos/contracts'
import type { KycTransition } from '../../modules/vendor/domain/kyc-status'
import type { VendorRecord } from './vendor-module'

/** What a provider answers when a check begins. */
export interface BegunCheck {
  /** The name under which the provider knows the vendor: what its messages come with. */
  reference: string | null
  /** Where the vendor goes on, at the provider's own pages. */
  url: string | null
}

/** A message as it came over the wire: signatures are about bytes. */
export interface SignedMessage {
  /** Whose endpoint it came to: each tenant has secrets of its own. */
  tenantId: string
  body: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  now: Date
}

/** What a provider says of a check, with a signature that was good. */
export interface KycMessage {
  /** The provider's own name for the message, the same however often it is sent. */
  event_id: string
  /** As {@link BegunCheck} named it; each check should have one of its own. */
  reference: string
  occurred_at: Date
  /** Null where it says nothing that decides. */
  transition: Exclude<KycTransition, 'begin'> | null
  reason: string | null
}

/** Somebody who gets to know a vendor, and says what came of it through {@link decideVendorKycWorkflow}. */
export interface KycProvider {
  /** Begins a check. Safe to repeat for the same vendor: an attempt may be lost after it was made. */
  begin(vendor: Pick<VendorRecord, 'id' | 'name' | 'legal_name' | 'country'>): Promise<BegunCheck>
  /**
   * Reads a message that came to `/webhooks/kyc/<tenant>/<name>`; one that has none is never told anything there.
   * @throws CityosError `signature_refused` where it is forged, or too old to be anything but a repetition.
   */
  parseWebhook?(message: SignedMessage): KycMessage | Promise<KycMessage>
}

/** The tenant's own people look at the papers. */
const manual: KycProvider = { begin: async () => ({ reference: null, url: null }) }

const providers = new Map<string, KycProvider>([['manual', manual]])

/** Makes a provider known by a name that tenants may choose. */
export function registerKycProvider(name: string, provider: KycProvider): void {
  providers.set(name, provider)
}

/** The provider of a name, where there is one. */
export const findKycProvider = (name: string): KycProvider | undefined => providers.get(name)

/** @throws CityosError `validation_failed` for a name that nobody has. */
export function kycProvider(name: string): KycProvider {
  const provider = providers.get(name)
  if (provider) return provider
  const known = [...providers.keys()].join(', ')
  throw new CityosError('validation_failed', `kyc_provider: there is none named ${name}, only ${known}.`)
}
