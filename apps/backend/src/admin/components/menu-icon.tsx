import type { ComponentType } from 'react'
import type { Scope } from '@cityos/contracts'
import { useScope } from '../lib/use-scope'

/** The entry around an icon that is not for this host: the box of the link's tooltip, and the box of its sub-items. */
const HIDE = 'nav div:has(> div > a [data-elsewhere]) { display: none }'

/**
 * A menu icon that takes its entry out of the menu on hosts where the entry leads nowhere. The admin knows no
 * condition for an entry; the icon is the only part of it that is ours.
 */
export function menuIcon(Icon: ComponentType, kind: Scope['kind']): ComponentType {
  return function MenuIcon() {
    const scope = useScope()
    if (scope?.kind === kind) return <Icon />
    return (
      <span data-elsewhere="">
        <style>{HIDE}</style>
      </span>
    )
  }
}
