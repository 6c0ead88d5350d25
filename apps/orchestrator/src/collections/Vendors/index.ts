import { ID_PREFIXES, idSchema } from '@cityos/contracts'
import { tenantField } from '../../fields/tenant'
import { medusaOwned } from '../../hooks/owned-elsewhere'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

const VendorId = idSchema(ID_PREFIXES.vendor)

/** The mirror of Medusa's vendors, under Medusa's ids. */
export const Vendors = govern(
  { kind: 'vendor_mirror', unaudited: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'vendors',
    labels: { singular: t('Vendor', 'بائع'), plural: t('Vendors', 'البائعون') },
    admin: {
      useAsTitle: 'name',
      group: GROUPS.commerce,
      defaultColumns: ['name', 'handle', 'status', 'country', 'updatedAt'],
      description: t('Edited in Medusa; shown here as it is there.', 'تُحرَّر في Medusa وتُعرض هنا كما هي هناك.'),
    },
    fields: [
      {
        name: 'id',
        type: 'text',
        label: t('Id', 'المعرف'),
        required: true,
        validate: (value: unknown) => VendorId.safeParse(value).success || 'must be an id of Medusa',
        admin: { readOnly: true },
      },
      tenantField,
      medusaOwned({ name: 'name', type: 'text', label: t('Name', 'الاسم'), required: true }),
      medusaOwned({ name: 'handle', type: 'text', label: t('Handle', 'الاسم المختصر'), index: true }),
      medusaOwned({
        name: 'status',
        type: 'text',
        label: t('Status', 'الحالة'),
        required: true,
        index: true,
      }),
      medusaOwned({ name: 'description', type: 'textarea', label: t('Description', 'الوصف') }),
      medusaOwned({ name: 'logo', type: 'text', label: t('Logo', 'الشعار') }),
      medusaOwned({ name: 'country', type: 'text', label: t('Country', 'الدولة') }),
      medusaOwned({ name: 'mirrorVersion', type: 'number', label: t('Version', 'الإصدار'), defaultValue: 0 }),
    ],
  },
)
