import { Label, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { StoreTheme, TenantStoreOptions } from '@cityos/contracts'
import type { ThemePart } from './theme-values'

/** Starting points: choosing one replaces colours, fonts and corners. */
export function PresetChoice({
  theme,
  change,
  presets,
}: ThemePart & { presets: TenantStoreOptions['theme_presets'] }) {
  const { t } = useTranslation('cityos')
  const choose = (name: string) => {
    const values = presets[name] as Pick<StoreTheme, 'colors' | 'fonts' | 'corner_radius_px'>
    change({ ...values, preset: name as StoreTheme['preset'] })
  }
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" id="theme-presets">
        {t('theme.preset')}
      </Label>
      <div role="radiogroup" aria-labelledby="theme-presets" className="flex flex-wrap gap-2">
        {Object.entries(presets).map(([name, { colors }]) => (
          <button
            key={name}
            type="button"
            role="radio"
            aria-checked={theme.preset === name}
            onClick={() => choose(name)}
            className={`focus-visible:shadow-borders-interactive-with-focus flex items-center gap-x-2 rounded-lg px-3 py-2 outline-none ${
              theme.preset === name ? 'shadow-borders-interactive-with-active' : 'shadow-borders-base'
            }`}
          >
            <span
              aria-hidden
              className="size-4 rounded-full border"
              style={{ backgroundColor: colors['primary'], borderColor: colors['border'] }}
            />
            <Text size="small">{t(`theme.preset_name.${name}`)}</Text>
          </button>
        ))}
      </div>
    </div>
  )
}
