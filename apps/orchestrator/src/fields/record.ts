import type { Field } from 'payload'
import { t } from '../i18n/words'

/**
 * Whose record it is, by id and without a foreign key: records outlive what they tell of, and the platform has some.
 */
export const recordTenantField: Field = {
  name: 'tenant',
  type: 'text',
  label: t('Tenant', 'المستأجر'),
  required: true,
  index: true,
}
