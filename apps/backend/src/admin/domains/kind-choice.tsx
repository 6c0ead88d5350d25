import { Label, RadioGroup } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

const KINDS = ['subdomain', 'custom'] as const
export type DomainKind = (typeof KINDS)[number]

/** An address on this platform, or one of the tenant's own. */
export function KindChoice({ value, onChange }: { value: DomainKind; onChange: (kind: DomainKind) => void }) {
  const { t, i18n } = useTranslation('cityos')
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" id={id}>
        {t('domains.kind')}
      </Label>
      <RadioGroup
        dir={i18n.dir()}
        aria-labelledby={id}
        value={value}
        onValueChange={(kind) => onChange(kind as DomainKind)}
        // Its hidden inputs lie outside of it when the page runs from right to left.
        className="relative -m-1 flex flex-col gap-y-2 overflow-hidden p-1"
      >
        {KINDS.map((kind) => (
          <RadioGroup.ChoiceBox
            key={kind}
            value={kind}
            label={t(`domains.kind_name.${kind}`)}
            description={t(`domains.kind_hint.${kind}`)}
          />
        ))}
      </RadioGroup>
    </div>
  )
}
