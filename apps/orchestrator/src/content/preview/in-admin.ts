import type { CollectionConfig } from 'payload'
import { env } from '../../env'
import type { Previewable } from './draft'

type Admin = NonNullable<CollectionConfig['admin']>

/** The editor's frame beside the form, and its button: both open the draft as it is saved. */
export function previewOf(collection: Previewable): Pick<Admin, 'livePreview' | 'preview'> {
  const at = (id: unknown, locale: string | undefined) => {
    const query = new URLSearchParams({ collection, id: String(id), ...(locale && { locale }) })
    return `${env().ORCHESTRATOR_URL}/api/content/preview/open?${query.toString()}`
  }
  return {
    preview: (doc, { locale }) => (doc['id'] ? at(doc['id'], locale) : null),
    livePreview: {
      url: ({ data, locale }) => (data['id'] ? at(data['id'], locale?.code) : null),
      breakpoints: [
        { name: 'phone', label: 'Phone', width: 390, height: 844 },
        { name: 'tablet', label: 'Tablet', width: 820, height: 1180 },
      ],
    },
  }
}
