import type { TextField } from 'payload'
import { PlacementCode } from '@cityos/contracts'
import { t } from '../i18n/words'

/** A code of the geo hierarchy: what Medusa keeps of it, so it does not change once it is given. */
export const codeField: TextField = {
  name: 'code',
  type: 'text',
  label: t('Code', 'الرمز'),
  required: true,
  unique: true,
  index: true,
  validate: (value: unknown) => PlacementCode.safeParse(value).success || 'a-z, 0-9, "-" and "_", at most 64',
}

export const nameField: TextField = {
  name: 'name',
  type: 'text',
  label: t('Name', 'الاسم'),
  required: true,
  localized: true,
  maxLength: 200,
}
