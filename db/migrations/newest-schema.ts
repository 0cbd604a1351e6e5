// The schema that this program brings a file to, and the newest it can open. Runs in main and in scripts.
import { migrations } from './index.ts'

export const newestSchema = migrations.at(-1)?.version ?? 0
