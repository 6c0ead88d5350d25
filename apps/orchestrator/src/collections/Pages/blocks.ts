import type { Block, UploadField } from 'payload'
import { ofSameTenant } from '../../fields/tenant'
import { t } from '../../i18n/words'

const picture: UploadField = {
  name: 'image',
  type: 'upload',
  relationTo: 'media',
  label: t('Picture', 'صورة'),
  filterOptions: ofSameTenant,
}

const hero: Block = {
  slug: 'hero',
  labels: { singular: t('Hero', 'واجهة'), plural: t('Heroes', 'واجهات') },
  fields: [
    { name: 'heading', type: 'text', label: t('Heading', 'العنوان'), required: true, maxLength: 200 },
    { name: 'text', type: 'textarea', label: t('Text', 'النص'), maxLength: 1000 },
    picture,
  ],
}

const text: Block = {
  slug: 'text',
  labels: { singular: t('Text', 'نص'), plural: t('Texts', 'نصوص') },
  fields: [{ name: 'body', type: 'richText', label: t('Text', 'النص'), required: true }],
}

const gallery: Block = {
  slug: 'gallery',
  labels: { singular: t('Gallery', 'معرض'), plural: t('Galleries', 'معارض') },
  fields: [
    {
      name: 'images',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      required: true,
      maxRows: 50,
      label: t('Pictures', 'صور'),
      filterOptions: ofSameTenant,
    },
  ],
}

/** Products as Medusa has them, by handle: titles, prices and stock are read there. */
const products: Block = {
  slug: 'products',
  labels: { singular: t('Products', 'منتجات'), plural: t('Products', 'منتجات') },
  fields: [
    { name: 'heading', type: 'text', label: t('Heading', 'العنوان'), maxLength: 200 },
    {
      name: 'handles',
      type: 'text',
      hasMany: true,
      required: true,
      maxRows: 50,
      label: t('Handles', 'المعرفات'),
    },
  ],
}

const questions: Block = {
  slug: 'questions',
  labels: { singular: t('Questions', 'أسئلة'), plural: t('Questions', 'أسئلة') },
  fields: [
    {
      name: 'entries',
      type: 'array',
      label: t('Entries', 'العناصر'),
      required: true,
      maxRows: 100,
      fields: [
        { name: 'question', type: 'text', label: t('Question', 'السؤال'), required: true, maxLength: 300 },
        { name: 'answer', type: 'textarea', label: t('Answer', 'الجواب'), required: true, maxLength: 3000 },
      ],
    },
  ],
}

export const BLOCKS: Block[] = [hero, text, gallery, products, questions]
