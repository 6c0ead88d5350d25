import type { Field } from 'payload'
import {
  ID_PREFIXES,
  idSchema,
  TenantDomainKind,
  TenantDomainStatus,
  TenantStatus,
  TenantTier,
} from '@cityos/contracts'
import { options } from '../../i18n/options'
import { t } from '../../i18n/words'
import { medusaOwned } from '../../hooks/owned-elsewhere'

const TenantId = idSchema(ID_PREFIXES.tenant)

/** What Medusa says of a tenant. The mirror alone writes it. */
export const mirroredFields: Field[] = [
  {
    name: 'id',
    type: 'text',
    label: t('Id', 'المعرف'),
    required: true,
    validate: (value: unknown) => TenantId.safeParse(value).success || 'must be an id of Medusa',
    admin: { readOnly: true },
  },
  medusaOwned({ name: 'name', type: 'text', label: t('Name', 'الاسم'), required: true }),
  medusaOwned({
    name: 'handle',
    type: 'text',
    label: t('Handle', 'الاسم المختصر'),
    required: true,
    unique: true,
    index: true,
  }),
  medusaOwned({
    name: 'status',
    type: 'select',
    label: t('Status', 'الحالة'),
    required: true,
    options: options(TenantStatus.options),
  }),
  medusaOwned({
    name: 'tier',
    type: 'select',
    label: t('Plan', 'الخطة'),
    required: true,
    options: options(TenantTier.options),
  }),
  medusaOwned({ name: 'currencies', type: 'text', hasMany: true, label: t('Currencies', 'العملات') }),
  medusaOwned({ name: 'locales', type: 'text', hasMany: true, label: t('Locales', 'اللغات') }),
  medusaOwned({
    name: 'domains',
    type: 'array',
    label: t('Domains', 'النطاقات'),
    fields: [
      { name: 'host', type: 'text', required: true, index: true },
      { name: 'kind', type: 'select', required: true, options: options(TenantDomainKind.options) },
      { name: 'status', type: 'select', required: true, options: options(TenantDomainStatus.options) },
      // The store that lives there; by id, because the tenant is told before its stores.
      { name: 'storeId', type: 'text', label: t('Store', 'المتجر') },
    ],
  }),
  medusaOwned({ name: 'mirrorVersion', type: 'number', label: t('Version', 'الإصدار'), defaultValue: 0 }),
]
