import { tenantField } from '../../fields/tenant'
import { medusaOwned } from '../../hooks/owned-elsewhere'
import { jsonAdmin } from '../../fields/json'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'

export const PRODUCT_ID = /^prod_[0-9A-Za-z]{1,64}$/

/** The mirror of Medusa's products, under Medusa's ids: what editors write about is chosen, and looked at, here. */
export const Products = govern(
  { kind: 'product_mirror', unaudited: true, never: ['create', 'update', 'delete'] },
  {
    slug: 'products',
    labels: { singular: t('Product', 'منتج'), plural: t('Products', 'المنتجات') },
    // A block of pages is called `Products` there.
    graphQL: { singularName: 'CatalogueProduct', pluralName: 'CatalogueProducts' },
    admin: {
      useAsTitle: 'title',
      group: GROUPS.commerce,
      defaultColumns: ['title', 'handle', 'status', 'vendorName', 'updatedAt'],
      description: t('Edited in Medusa; shown here as it is there.', 'تُحرَّر في Medusa وتُعرض هنا كما هي هناك.'),
    },
    fields: [
      {
        name: 'id',
        type: 'text',
        label: t('Id', 'المعرف'),
        required: true,
        validate: (value: unknown) =>
          PRODUCT_ID.test(String(value)) || 'must be the id of a product in Medusa',
        admin: { readOnly: true },
      },
      tenantField,
      medusaOwned({ name: 'title', type: 'text', label: t('Title', 'العنوان'), required: true }),
      medusaOwned({ name: 'subtitle', type: 'text', label: t('Subtitle', 'العنوان الفرعي') }),
      medusaOwned({ name: 'description', type: 'textarea', label: t('Description', 'الوصف') }),
      medusaOwned({ name: 'handle', type: 'text', label: t('Handle', 'الاسم المختصر'), index: true }),
      medusaOwned({
        name: 'status',
        type: 'text',
        label: t('Status', 'الحالة'),
        required: true,
        index: true,
      }),
      medusaOwned({ name: 'thumbnail', type: 'text', label: t('Picture', 'الصورة') }),
      // By id, and with the mirror's row as soon as there is one: neither waits for the other.
      medusaOwned({
        name: 'medusaVendorId',
        type: 'text',
        label: t('Vendor’s id', 'معرف البائع'),
        index: true,
      }),
      medusaOwned({
        name: 'vendor',
        type: 'relationship',
        relationTo: 'vendors',
        label: t('Vendor', 'البائع'),
      }),
      {
        name: 'vendorName',
        type: 'text',
        virtual: 'vendor.name',
        label: t('Vendor’s name', 'اسم البائع'),
        admin: { readOnly: true, hidden: true },
      },
      medusaOwned({
        name: 'salesChannelIds',
        type: 'text',
        hasMany: true,
        label: t('Sales channels', 'قنوات البيع'),
      }),
      medusaOwned({
        name: 'variants',
        type: 'json',
        label: t('Variants, prices and stock', 'المتغيرات والأسعار والمخزون'),
        admin: jsonAdmin,
      }),
      medusaOwned({ name: 'mirrorVersion', type: 'number', label: t('Version', 'الإصدار'), defaultValue: 0 }),
    ],
  },
)
