import { Label, RadioGroup } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

const MODES = ['restore', 'clone'] as const
export type ImportMode = (typeof MODES)[number]

/** The tenant as it was, or another one like it. */
export function ModeChoice({ value, onChange }: { value: ImportMode; onChange: (mode: ImportMode) => void }) {
  const { t, i18n } = useTranslation('cityos')
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" id={id}>
        {t('operations.mode')}
      </Label>
      <RadioGroup
        dir={i18n.dir()}
        aria-labelledby={id}
        value={value}
        onValueChange={(mode) => onChange(mode as ImportMode)}
        // Its hidden inputs lie outside of it when the page runs from right to left.
        className="relative -m-1 flex flex-col gap-y-2 overflow-hidden p-1"
      >
        {MODES.map((mode) => (
          <RadioGroup.ChoiceBox
            key={mode}
            value={mode}
            label={t(`operations.mode_name.${mode}`)}
            description={t(`operations.mode_hint.${mode}`)}
          />
        ))}
      </RadioGroup>
    </div>
  )
}
