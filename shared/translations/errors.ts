// One sentence or three for every error code: what happened, what was kept, what to do next. Put together from one file a
// part of the program; `satisfies` asks for the sentences of a new code of shared/errors.ts. Runs anywhere.

import type { ErrorCode } from '../errors.ts'
import { errorsBackups } from './errorsBackups.ts'
import { errorsDesk } from './errorsDesk.ts'
import { errorsProgram } from './errorsProgram.ts'
import { errorsTill } from './errorsTill.ts'

export const errors = {
  fi: { ...errorsProgram.fi, ...errorsBackups.fi, ...errorsDesk.fi, ...errorsTill.fi } satisfies Record<
    ErrorCode,
    string
  >,
  sv: { ...errorsProgram.sv, ...errorsBackups.sv, ...errorsDesk.sv, ...errorsTill.sv } satisfies Record<
    ErrorCode,
    string
  >,
  en: { ...errorsProgram.en, ...errorsBackups.en, ...errorsDesk.en, ...errorsTill.en } satisfies Record<
    ErrorCode,
    string
  >,
} as const
