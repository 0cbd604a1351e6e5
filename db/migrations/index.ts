// The ordered list of schema steps. Append only.
import type { Migration } from '../migrate.ts'
import { migration001 } from './001-initial.ts'

export const migrations: readonly Migration[] = [migration001]
