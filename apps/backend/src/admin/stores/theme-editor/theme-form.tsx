import { Button, FocusModal, Heading, Text } from '@medusajs/ui'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreTheme, TenantStore, TenantStoreOptions } from '@cityos/contracts'
import { refusalOf } from '../../lib/refusal'
import { useAction } from '../../lib/use-action'
import { ThemePreview } from '../theme-preview'
import { ColourFields } from './colour-fields'
import { FontFields } from './font-fields'
import { LayoutFields } from './layout-fields'
import { PictureField } from './picture-field'
import { PresetChoice } from './preset-choice'
import { SearchFields } from './search-fields'
import { SocialFields } from './social-fields'
import { fieldsOf, themeOf, toThemeInput } from './theme-values'

interface ThemeFormProps {
  store: TenantStore
  options: TenantStoreOptions
  onClose: () => void
}

/** Everything that a theme holds. What the server refuses is said at its field. */
export function ThemeForm({ store, options, onClose }: ThemeFormProps) {
  const { t } = useTranslation('cityos')
  const [theme, setTheme] = useState<StoreTheme>(() => themeOf(store.theme))
  const save = useAction({ silent: true, done: t('theme.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, fieldsOf(theme))
  const part = {
    theme,
    change: (change: Partial<StoreTheme>) => setTheme((before) => ({ ...before, ...change })),
    errorAt: (field: string) => refusal.at(`theme.${field}`),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ path: `/admin/tenant-stores/${store.id}`, body: { theme: toThemeInput(theme) } })
  }
  return (
    <form noValidate onSubmit={submit} className="flex h-full flex-col overflow-hidden">
      <FocusModal.Header>
        <Button size="small" type="submit" isLoading={save.isPending}>
          {t('actions.save')}
        </Button>
      </FocusModal.Header>
      <FocusModal.Body className="overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[960px] grid-cols-1 items-start gap-8 px-6 py-10 lg:grid-cols-[minmax(0,1fr)_380px]">
          <div className="flex min-w-0 flex-col gap-y-8">
            <div>
              <Heading>{t('theme.title', { name: store.name })}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t('theme.hint')}
              </Text>
            </div>
            {refusal.whole && (
              <Text size="small" role="alert" className="text-ui-fg-error">
                {refusal.whole}
              </Text>
            )}
            <PresetChoice {...part} presets={options.theme_presets} />
            <ColourFields {...part} />
            <FontFields {...part} fonts={options.theme_fonts} />
            <PictureField {...part} picture="logo_url" />
            <PictureField {...part} picture="favicon_url" />
            <LayoutFields {...part} />
            <SearchFields {...part} />
            <SocialFields {...part} />
          </div>
          <div className="lg:sticky lg:top-0">
            <ThemePreview look={theme} name={store.name} />
          </div>
        </div>
      </FocusModal.Body>
    </form>
  )
}
