#!/usr/bin/env node
import { writeFileSync } from 'node:fs'
import { REALM_FILE } from './path'
import { realmText } from './build-realm'

writeFileSync(REALM_FILE, realmText())
console.log(`Wrote ${REALM_FILE}`)
