import type { TextField } from 'payload'
import { toPublish } from './to-publish'
import { t } from '../i18n/words'

const PATH = /^\/(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*)?$/

/** Where a page is on its store's site: `/` or `/about/team`. */
export const pathField: TextField = {
  name: 'path',
  type: 'text',
  label: t('Path', 'المسار'),
  index: true,
  maxLength: 500,
  validate: toPublish((value) => PATH.test(value) || 'must look like / or /about/team, in small letters'),
}
