import { byId } from '../../bridge/tell/hooks'
import { seoField } from '../../fields/seo'
import { ofSameTenant, tenantField } from '../../fields/tenant'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { PRODUCT_ID } from '../Products'
import { findProduct } from './find-product'
import { previewOf } from '../../content/preview/in-admin'
import { governed } from './governed'
import { keepOnePerProduct } from './keep-one-per-product'
import { planSave } from './plan-save'
import { takeStep } from './take-step'
import { workflowEndpoint } from './workflow-endpoint'
import { workflowFields } from './workflow-fields'

/** What is written about a product of Medusa's: in every language, reviewed by somebody else, then published. */
export const ProductContent = govern(
  { ...governed, guard: takeStep(governed), updateAction: () => 'step', tells: byId('product_content') },
  {
    slug: 'product-content',
    labels: { singular: t('Product content', 'محتوى منتج'), plural: t('Product content', 'محتوى المنتجات') },
    admin: {
      useAsTitle: 'title',
      group: GROUPS.content,
      ...previewOf('product-content'),
      defaultColumns: ['title', 'productId', 'stage', 'updatedAt'],
      // What becomes of it, the steps decide.
      components: { edit: { PublishButton: '/components/nothing' } },
    },
    endpoints: [workflowEndpoint],
    hooks: { beforeOperation: [planSave], beforeChange: [keepOnePerProduct, findProduct] },
    versions: { maxPerDoc: 100, drafts: { schedulePublish: true, validate: true } },
    fields: [
      tenantField,
      {
        name: 'productId',
        type: 'text',
        label: t('Product', 'المنتج'),
        required: true,
        index: true,
        validate: (value: unknown) =>
          PRODUCT_ID.test(String(value)) || 'must be the id of a product in Medusa',
      },
      {
        // Beside the id, which is what counts: content may be written before the mirror knows the product.
        name: 'productMirror',
        type: 'relationship',
        relationTo: 'products',
        label: t('Product in Medusa', 'المنتج في Medusa'),
        index: true,
        access: { create: () => false, update: () => false },
        admin: { readOnly: true, position: 'sidebar' },
      },
      {
        name: 'store',
        type: 'relationship',
        relationTo: 'stores',
        label: t('Store (all when empty)', 'المتجر (الكل إن تُرك فارغاً)'),
        filterOptions: ofSameTenant,
      },
      {
        name: 'title',
        type: 'text',
        label: t('Headline', 'العنوان الرئيسي'),
        required: true,
        localized: true,
        maxLength: 200,
      },
      { name: 'summary', type: 'textarea', label: t('Summary', 'الملخص'), localized: true, maxLength: 500 },
      { name: 'body', type: 'richText', label: t('Text', 'النص'), localized: true },
      {
        name: 'images',
        type: 'upload',
        relationTo: 'media',
        hasMany: true,
        maxRows: 30,
        label: t('Pictures', 'صور'),
        filterOptions: ofSameTenant,
      },
      seoField,
      ...workflowFields,
    ],
  },
)
