import type { ContentTenant } from '@cityos/contracts'
import type { Localized } from './speaker'

/** A mirrored tenant with what is Payload's, all languages at once. */
export interface TenantRow {
  [name: string]: unknown
  id: string
  handle: string
  name: string
  status: string
  currencies?: string[] | null
  profile?: {
    tagline?: Localized<string>
    description?: Localized<string>
    website?: string | null
    contactEmail?: string | null
  }
  branding?: { logo?: unknown; primaryColour?: string | null; accentColour?: string | null }
  placement?: Partial<Record<keyof ContentTenant['placement'], unknown>>
}
