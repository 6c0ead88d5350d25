import type { VendorRequirement } from '@cityos/contracts'

export interface RequirementForm {
  kind: VendorRequirement['kind']
  code: string
  title: string
  description: string
  countries: string[]
  /** One in each line. */
  legal_forms: string
  required: boolean
  active: boolean
  expires: boolean
  field: string
  terms_url: string
  terms_version: string
}

export function formOf(requirement?: VendorRequirement): RequirementForm {
  return {
    kind: requirement?.kind ?? 'document',
    ...{ code: requirement?.code ?? '', title: requirement?.title ?? '' },
    description: requirement?.description ?? '',
    countries: requirement?.countries ?? [],
    legal_forms: requirement?.legal_forms.join('\n') ?? '',
    ...{ required: requirement?.required ?? true, active: requirement?.active ?? true },
    expires: requirement?.expires ?? false,
    field: requirement?.field ?? 'legal_name',
    ...{ terms_url: requirement?.terms_url ?? '', terms_version: requirement?.terms_version ?? '' },
  }
}

/** What may be changed later; what belongs to another kind is left out. */
export function wordsOf(form: RequirementForm) {
  const { kind, title, description, countries, legal_forms, required, active, expires } = form
  return {
    ...{ title: title.trim(), description: description.trim() || null, countries, required, active },
    legal_forms: legal_forms
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    ...(kind === 'document' ? { expires } : {}),
    ...(kind === 'terms'
      ? { terms_url: form.terms_url.trim(), terms_version: form.terms_version.trim() }
      : {}),
  }
}

/** What a new one is made of. */
export function bodyOf(form: RequirementForm) {
  const { kind, code, field } = form
  return { kind, code: code.trim(), ...wordsOf(form), ...(kind === 'field' ? { field } : {}) }
}
