import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field'
import type { ThemePart } from './theme-values'

/** What search engines show of a store. */
export function SearchFields({ theme, change, errorAt }: ThemePart) {
  const { t } = useTranslation('cityos')
  const { seo } = theme
  return (
    <div className="flex flex-col gap-y-5">
      <TextField
        label={t('theme.seo_title')}
        optional={t('states.optional')}
        hint={t('theme.seo_title_hint')}
        value={seo.title ?? ''}
        onChange={(title) => change({ seo: { ...seo, title } })}
        error={errorAt('seo.title')}
      />
      <TextField
        label={t('theme.seo_description')}
        optional={t('states.optional')}
        lines={2}
        value={seo.description ?? ''}
        onChange={(description) => change({ seo: { ...seo, description } })}
        error={errorAt('seo.description')}
      />
    </div>
  )
}
