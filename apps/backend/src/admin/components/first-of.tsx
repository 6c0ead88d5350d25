import { Tooltip } from '@medusajs/ui'
import { useFormat } from '../lib/use-format'

/** The first of some names of programs', and how many more there are; all of them on a closer look. */
export function FirstOf({ names }: { names: readonly string[] }) {
  const format = useFormat()
  const [first, ...rest] = names
  return (
    <Tooltip content={<bdi dir="ltr">{names.join(', ')}</bdi>}>
      <bdi dir="ltr" className="txt-compact-small font-mono">
        {rest.length ? `${first ?? ''} +${format.number(rest.length)}` : first}
      </bdi>
    </Tooltip>
  )
}
