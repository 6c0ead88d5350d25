import { join } from 'node:path'
import { env } from '../../env'
import { tellContentBeforeDelete, tellContentOfPicture } from '../../bridge/tell/dependents'
import { tenantField } from '../../fields/tenant'
import { GROUPS, t } from '../../i18n/words'
import { isBucketConfigured } from '../../storage/bucket'
import { removeFromBucket, serveFromBucket, storeInBucket } from '../../storage/media-in-bucket'
import { govern } from '../govern'
import { ALLOWED_TYPES } from './file-rules'
import { checkFile } from './check-file'
import { safeHeaders } from './safe-headers'

/** A tenant's pictures and documents. What a file is, its content says. */
export const Media = govern(
  { kind: 'media', attributes: { visibility: 'visibility' } },
  {
    slug: 'media',
    labels: { singular: t('File', 'ملف'), plural: t('Media', 'الوسائط') },
    admin: {
      useAsTitle: 'alt',
      group: GROUPS.content,
      defaultColumns: ['filename', 'alt', 'mimeType', 'tenant'],
    },
    hooks: {
      beforeOperation: [checkFile],
      afterChange: [tellContentOfPicture],
      beforeDelete: [tellContentBeforeDelete],
      ...(isBucketConfigured() && { beforeChange: [storeInBucket], afterDelete: [removeFromBucket] }),
    },
    upload: {
      staticDir: join(env().CONTENT_DATA_DIR, 'media'),
      ...(isBucketConfigured() && { disableLocalStorage: true, handlers: [serveFromBucket(safeHeaders)] }),
      mimeTypes: [...ALLOWED_TYPES],
      pasteURL: false,
      focalPoint: true,
      crop: true,
      modifyResponseHeaders: safeHeaders,
      imageSizes: [
        { name: 'thumbnail', width: 320, height: 320, position: 'centre', withoutEnlargement: true },
        { name: 'card', width: 768, withoutEnlargement: true },
        { name: 'hero', width: 1920, withoutEnlargement: true },
      ],
      adminThumbnail: 'thumbnail',
    },
    fields: [
      tenantField,
      {
        name: 'alt',
        type: 'text',
        label: t('What it shows, for those who cannot see it', 'وصف لمن لا يستطيع رؤيتها'),
        required: true,
        localized: true,
        minLength: 2,
        maxLength: 300,
      },
      { name: 'caption', type: 'text', label: t('Caption', 'التعليق'), localized: true, maxLength: 300 },
      {
        name: 'visibility',
        type: 'select',
        label: t('Seen by', 'يراها'),
        required: true,
        defaultValue: 'public',
        options: [
          { value: 'public', label: t('Everybody', 'الجميع') },
          { value: 'private', label: t('The tenant’s staff', 'موظفو المستأجر') },
        ],
        admin: { position: 'sidebar' },
      },
    ],
  },
)
