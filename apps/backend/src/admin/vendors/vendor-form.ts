import type { Vendor } from '@cityos/contracts'

/** What is said about a vendor, as somebody types it: what is empty is nothing. */
export interface VendorForm {
  name: string
  handle: string
  owner: string
  legal_name: string
  legal_form: string
  tax_id: string
  country: string
  contact_name: string
  contact_email: string
  contact_phone: string
  description: string
}

export function formOf(vendor?: Vendor): VendorForm {
  return {
    ...{ name: vendor?.name ?? '', handle: vendor?.handle ?? '', owner: '' },
    ...{ legal_name: vendor?.legal_name ?? '', legal_form: vendor?.legal_form ?? '' },
    ...{ tax_id: vendor?.tax_id ?? '', country: vendor?.country ?? '' },
    contact_name: vendor?.contact?.name ?? '',
    contact_email: vendor?.contact?.email ?? '',
    contact_phone: vendor?.contact?.phone ?? '',
    description: vendor?.description ?? '',
  }
}

/** What the API is told of a vendor beside its handle and owner. */
export function aboutOf(form: VendorForm) {
  const text = (value: string) => value.trim() || null
  const contact = {
    name: text(form.contact_name),
    email: text(form.contact_email),
    phone: text(form.contact_phone),
  }
  return {
    ...{ name: form.name.trim(), legal_name: text(form.legal_name), legal_form: text(form.legal_form) },
    ...{ tax_id: text(form.tax_id), country: text(form.country), description: text(form.description) },
    contact: Object.values(contact).some(Boolean) ? contact : null,
  }
}
