import type { ComponentType } from 'react'
import type { Permission, Scope } from '@cityos/contracts'
import { useScope } from '../lib/use-scope'

/** The entry around an icon that is not for this host: the box of the link's tooltip, and the box of its sub-items. */
const HIDE = 'nav div:has(> div > a [data-elsewhere]) { display: none }'

interface For {
  /** The hosts that the entry is for; both where nothing is said. */
  kind?: Scope['kind']
  /** What whoever sees the entry has to be allowed to do. */
  permission?: Permission
}

/**
 * A menu icon that takes its entry out of the menu where the entry leads nowhere. The admin knows no condition for an
 * entry; the icon is the only part of it that is ours.
 */
export function menuIcon(Icon: ComponentType, { kind, permission }: For): ComponentType {
  return function MenuIcon() {
    const scope = useScope()
    const there = scope && (!kind || scope.kind === kind)
    if (there && (!permission || scope.permissions.includes(permission))) return <Icon />
    return (
      <span data-elsewhere="">
        <style>{HIDE}</style>
      </span>
    )
  }
}
