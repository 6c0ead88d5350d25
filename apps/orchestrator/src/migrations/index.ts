import * as initial from './20261120_200000_initial'
import * as appendOnly from './20261120_210000_append_only'
import * as onePlace from './20261120_220000_one_place'
import * as mirrors from './20261120_235100_mirrors'
import * as bridge from './20261120_235200_bridge'
import * as contentVersion from './20261121_000000_content_version'
import * as domainStore from './20261121_005400_domain_store'
import * as claims from './20261121_061500_claims'

export const migrations = [
  { up: initial.up, down: initial.down, name: '20261120_200000_initial' },
  { up: appendOnly.up, down: appendOnly.down, name: '20261120_210000_append_only' },
  { up: onePlace.up, down: onePlace.down, name: '20261120_220000_one_place' },
  { up: mirrors.up, down: mirrors.down, name: '20261120_235100_mirrors' },
  { up: bridge.up, down: bridge.down, name: '20261120_235200_bridge' },
  { up: contentVersion.up, down: contentVersion.down, name: '20261121_000000_content_version' },
  { up: domainStore.up, down: domainStore.down, name: '20261121_005400_domain_store' },
  { up: claims.up, down: claims.down, name: '20261121_061500_claims' },
]
