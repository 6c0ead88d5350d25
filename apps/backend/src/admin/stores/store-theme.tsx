import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Section } from '../components/section'
import { useMayEdit } from './use-may-edit'
import { COLOURS, lookOf } from './theme'
import { ThemeEditor } from './theme-editor/theme-editor'
import { ThemePreview } from './theme-preview'

/** How a store looks. */
export function StoreTheme({ store }: { store: TenantStore }) {
  const { t } = useTranslation('cityos')
  const [editing, setEditing] = useState(false)
  const mayEdit = useMayEdit(store)
  const look = lookOf(store.theme)
  if (!look) return null
  return (
    <Section
      title={t('store.theme')}
      subtitle={t('store.theme_hint')}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('theme.edit')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <ThemePreview look={look} name={store.name} />
        <ul className="grid grid-cols-2 gap-2">
          {COLOURS.map((colour) => (
            <li key={colour} className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-2">
              <span
                aria-hidden
                className="shadow-borders-base size-5 shrink-0 rounded"
                style={{ backgroundColor: look.colors[colour] }}
              />
              <span className="truncate">{t(`wizard.colour.${colour}`)}</span>
              <span className="text-ui-fg-muted ms-auto font-mono text-xs" dir="ltr">
                {look.colors[colour]}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {editing && <ThemeEditor store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
