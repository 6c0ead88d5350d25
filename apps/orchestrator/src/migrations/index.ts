import * as migration_20261120_204552_initial from './20261120_204552_initial';
import * as migration_20261120_210000_append_only from './20261120_210000_append_only';

export const migrations = [
  {
    up: migration_20261120_204552_initial.up,
    down: migration_20261120_204552_initial.down,
    name: '20261120_204552_initial'
  },
  {
    up: migration_20261120_210000_append_only.up,
    down: migration_20261120_210000_append_only.down,
    name: '20261120_210000_append_only'
  },
];
