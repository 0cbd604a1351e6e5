// Properties are tried on the same random values in every run, so that a build says the same about the same code.
// FC_SEED=random (or a number) explores others; a failing run prints the seed that repeats it.
import fc from 'fast-check'

const wanted = process.env.FC_SEED
fc.configureGlobal(wanted === 'random' ? {} : { seed: Number(wanted ?? 20261123) })
