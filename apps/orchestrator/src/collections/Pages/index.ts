import { pageUpdateAction } from '../../access/actions'
import { byId } from '../../bridge/tell/hooks'
import { seoField } from '../../fields/seo'
import { pathField } from '../../fields/slug'
import { toPublish } from '../../fields/to-publish'
import { ofSameTenant, tenantField } from '../../fields/tenant'
import { guardPage } from '../../hooks/guard-change'
import { GROUPS, t } from '../../i18n/words'
import { govern } from '../govern'
import { previewOf } from '../../content/preview/in-admin'
import { BLOCKS } from './blocks'
import { keepPathFree } from './keep-path-free'

const governed = { kind: 'page', attributes: { status: '_status' } } as const

/** Pages of blocks, in every language, drafted, scheduled, published; of one store or of all of a tenant's. */
export const Pages = govern(
  {
    ...governed,
    guard: guardPage(governed),
    updateAction: pageUpdateAction,
    tells: byId('page'),
  },
  {
    slug: 'pages',
    labels: { singular: t('Page', 'صفحة'), plural: t('Pages', 'الصفحات') },
    admin: {
      useAsTitle: 'title',
      group: GROUPS.content,
      ...previewOf('pages'),
      defaultColumns: ['title', 'path', 'store', '_status', 'updatedAt'],
    },
    hooks: { beforeChange: [keepPathFree] },
    versions: { maxPerDoc: 50, drafts: { schedulePublish: true, validate: true } },
    fields: [
      tenantField,
      {
        name: 'store',
        type: 'relationship',
        relationTo: 'stores',
        label: t('Store (all when empty)', 'المتجر (الكل إن تُرك فارغاً)'),
        index: true,
        filterOptions: ofSameTenant,
        admin: { position: 'sidebar' },
      },
      {
        name: 'title',
        type: 'text',
        label: t('Title', 'العنوان'),
        localized: true,
        maxLength: 200,
        validate: toPublish((value) => value.length <= 200 || 'may have 200 characters'),
      },
      pathField,
      {
        name: 'layout',
        type: 'blocks',
        label: t('Content', 'المحتوى'),
        localized: true,
        maxRows: 100,
        blocks: BLOCKS,
      },
      seoField,
    ],
  },
)
