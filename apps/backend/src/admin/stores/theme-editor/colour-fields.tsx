import { Label } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { StoreTheme } from '@cityos/contracts'
import { COLOURS } from '../theme'
import { ColourField } from './colour-field'
import type { ThemePart } from './theme-values'

type Colours = StoreTheme['colors']

/** The pairs that the server holds to a readable contrast: a text and what it stands on. */
const GROUNDS: Partial<Record<keyof Colours, keyof Colours>> = { text: 'background', on_primary: 'primary' }

/** The colours of a theme, with a word where people could not read. */
export function ColourFields({ theme, change, errorAt }: ThemePart) {
  const { t } = useTranslation('cityos')
  return (
    <div className="flex flex-col gap-y-3">
      <Label size="small" weight="plus">
        {t('theme.colours')}
      </Label>
      {COLOURS.map((name) => {
        const ground = GROUNDS[name]
        return (
          <ColourField
            key={name}
            label={t(`wizard.colour.${name}`)}
            value={theme.colors[name]}
            ground={ground && { colour: theme.colors[ground], name: t(`wizard.colour.${ground}`) }}
            error={errorAt(`colors.${name}`)}
            onChange={(value) => change({ colors: { ...theme.colors, [name]: value } })}
          />
        )
      })}
    </div>
  )
}
