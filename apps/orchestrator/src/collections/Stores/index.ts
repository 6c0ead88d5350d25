import type { CollectionConfig } from 'payload'
import { ID_PREFIXES, idSchema } from '@cityos/contracts'
import { menuField } from '../../fields/menu'
import { seoField } from '../../fields/seo'
import { tenantField } from '../../fields/tenant'
import { medusaOwned } from '../../hooks/owned-elsewhere'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { regionalField, themeField } from './own-fields'

const StoreId = idSchema(ID_PREFIXES.tenant_store)

/** The mirror of Medusa's stores, under Medusa's ids, with what is Payload's: theme, navigation, regional settings, SEO. */
export const Stores: CollectionConfig = govern(
  { kind: 'store_profile', never: ['create', 'delete'] },
  {
    slug: 'stores',
    labels: { singular: t('Store', 'متجر'), plural: t('Stores', 'المتاجر') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.tenancy,
      defaultColumns: ['name', 'handle', 'tenant', 'status'],
    },
    fields: [
      {
        name: 'id',
        type: 'text',
        label: t('Id', 'المعرف'),
        required: true,
        validate: (value: unknown) => StoreId.safeParse(value).success || 'must be an id of Medusa',
        admin: { readOnly: true },
      },
      tenantField,
      medusaOwned({ name: 'name', type: 'text', label: t('Name', 'الاسم'), required: true }),
      medusaOwned({
        name: 'handle',
        type: 'text',
        label: t('Handle', 'الاسم المختصر'),
        required: true,
        index: true,
      }),
      medusaOwned({ name: 'status', type: 'text', label: t('Status', 'الحالة'), required: true }),
      medusaOwned({ name: 'salesChannelId', type: 'text', label: t('Sales channel', 'قناة البيع') }),
      medusaOwned({ name: 'regionIds', type: 'text', hasMany: true, label: t('Regions', 'المناطق') }),
      // Whole host names: the content API finds the store by them.
      medusaOwned({ name: 'hosts', type: 'text', hasMany: true, label: t('Host names', 'أسماء المضيف') }),
      medusaOwned({ name: 'mirrorVersion', type: 'number', label: t('Version', 'الإصدار'), defaultValue: 0 }),
      themeField,
      menuField('navigation', t('Navigation', 'التنقل')),
      regionalField,
      seoField,
    ],
  },
)
