import { useTranslation } from 'react-i18next'
import type { StoreTheme } from '@cityos/contracts'
import { SelectField, TextField } from '../../components/field'
import type { ThemePart } from './theme-values'

/** `source-serif-4` as people write it. */
const titleOf = (font: string) =>
  font.replace(/(^|-)(\w)/g, (_, before: string, letter: string) => (before && ' ') + letter.toUpperCase())

/** Fonts, and how round corners are. */
export function FontFields({ theme, change, errorAt, fonts }: ThemePart & { fonts: string[] }) {
  const { t } = useTranslation('cityos')
  const choices = fonts.map((value) => ({
    value,
    label: value === 'system' ? t('theme.font_system') : titleOf(value),
  }))
  const set = (part: Partial<Record<'heading' | 'body', string>>) =>
    change({ fonts: { ...theme.fonts, ...part } as StoreTheme['fonts'] })
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
      <SelectField
        label={t('theme.font_heading')}
        choices={choices}
        value={theme.fonts.heading}
        onChange={(heading) => set({ heading })}
        error={errorAt('fonts.heading')}
      />
      <SelectField
        label={t('theme.font_body')}
        choices={choices}
        value={theme.fonts.body}
        onChange={(body) => set({ body })}
        error={errorAt('fonts.body')}
      />
      <TextField
        label={t('theme.corners')}
        type="number"
        suffix="px"
        value={String(theme.corner_radius_px)}
        onChange={(value) => change({ corner_radius_px: Number(value) })}
        error={errorAt('corner_radius_px')}
      />
    </div>
  )
}
