import { CityosError } from '@cityos/contracts'
import type { VendorRecord } from './vendor-module'

/** What a provider answers when a check begins. */
export interface BegunCheck {
  /** The name under which the provider knows the vendor: what its messages come with. */
  reference: string | null
  /** Where the vendor goes on, at the provider's own pages. */
  url: string | null
}

/** Somebody who gets to know a vendor, and says what came of it through {@link decideVendorKycWorkflow}. */
export interface KycProvider {
  /** Begins a check. Safe to repeat for the same vendor: an attempt may be lost after it was made. */
  begin(vendor: Pick<VendorRecord, 'id' | 'name' | 'legal_name' | 'country'>): Promise<BegunCheck>
}

/** The tenant's own people look at the papers. */
const manual: KycProvider = { begin: async () => ({ reference: null, url: null }) }

const providers = new Map<string, KycProvider>([['manual', manual]])

/** Makes a provider known by a name that tenants may choose. */
export function registerKycProvider(name: string, provider: KycProvider): void {
  providers.set(name, provider)
}

/** @throws CityosError `validation_failed` for a name that nobody has. */
export function kycProvider(name: string): KycProvider {
  const provider = providers.get(name)
  if (provider) return provider
  const known = [...providers.keys()].join(', ')
  throw new CityosError('validation_failed', `kyc_provider: there is none named ${name}, only ${known}.`)
}
