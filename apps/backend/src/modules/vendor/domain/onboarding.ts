import type { OnboardingItem, OnboardingState, VendorContact, VendorRequirement } from '@cityos/contracts'

/** What of a vendor requirements look at. */
export interface Applicant {
  legal_name: string | null
  legal_form: string | null
  tax_id: string | null
  country: string | null
  contact: VendorContact | null
  description: string | null
  logo: string | null
}

/** A paper that was handed in; of one requirement the newest counts. */
export interface HandedIn {
  id: string
  requirement_id: string
  status: 'pending' | 'accepted' | 'rejected' | 'expired'
  reason: string | null
  expires_at: Date | null
}

export interface Accepted {
  requirement_id: string
  version: string
}

export interface OnboardingFacts {
  vendor: Applicant
  requirements: readonly VendorRequirement[]
  /** Newest first. */
  documents: readonly HandedIn[]
  acceptances: readonly Accepted[]
}

/** Whether a requirement is asked of a vendor: by its country and legal form, which an empty list does not look at. */
function appliesTo({ countries, legal_forms, active }: VendorRequirement, vendor: Applicant): boolean {
  const isIn = (list: readonly string[], value: string | null) =>
    !list.length || list.some((one) => one.toLowerCase() === value?.toLowerCase())
  return active && isIn(countries, vendor.country) && isIn(legal_forms, vendor.legal_form)
}

/** Everything that is asked of a vendor, and how far each is at `now`. */
export function checkOnboarding(facts: OnboardingFacts, now: Date): OnboardingItem[] {
  return facts.requirements
    .filter((requirement) => appliesTo(requirement, facts.vendor))
    .map((requirement) => itemOf(requirement, facts, now))
}

const ENOUGH: Record<'submit' | 'approve', readonly OnboardingState[]> = {
  submit: ['done', 'waiting'],
  approve: ['done'],
}

/** Codes of what is required and not there yet for a step. */
export function missingFor(step: 'submit' | 'approve', items: readonly OnboardingItem[]): string[] {
  return items
    .filter(({ requirement, state }) => requirement.required && !ENOUGH[step].includes(state))
    .map(({ requirement }) => requirement.code)
}

function itemOf(requirement: VendorRequirement, facts: OnboardingFacts, now: Date): OnboardingItem {
  const bare = { requirement, reason: null, document_id: null }
  if (requirement.kind === 'field') {
    return { ...bare, state: valueOf(requirement.field, facts.vendor) ? 'done' : 'missing' }
  }
  if (requirement.kind === 'terms') return { ...bare, state: stateOfTerms(requirement, facts.acceptances) }
  const document = facts.documents.find(({ requirement_id }) => requirement_id === requirement.id)
  if (!document) return { ...bare, state: 'missing' }
  return { requirement, document_id: document.id, state: stateOf(document, now), reason: document.reason }
}

function stateOf({ status, expires_at }: HandedIn, now: Date): OnboardingState {
  if (status === 'rejected') return 'rejected'
  if (status === 'expired' || (expires_at && expires_at <= now)) return 'expired'
  return status === 'accepted' ? 'done' : 'waiting'
}

function stateOfTerms({ id, terms_version }: VendorRequirement, acceptances: readonly Accepted[]) {
  const versions = acceptances.filter((one) => one.requirement_id === id).map(({ version }) => version)
  if (versions.includes(terms_version as string)) return 'done'
  return versions.length ? 'outdated' : 'missing'
}

function valueOf(field: VendorRequirement['field'], vendor: Applicant): string | null | undefined {
  const [name, part] = (field ?? '').split('.') as [keyof Applicant, keyof VendorContact | undefined]
  if (part) return vendor.contact?.[part]
  return vendor[name] as string | null
}
