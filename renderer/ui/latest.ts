// Answers of a type-ahead arrive out of order; only the answer to the last question may show. Pure; runs anywhere.

/** `begin()` starts a question and returns whether it is still the last one asked. */
export function lastQuestion(): { readonly begin: () => () => boolean; readonly drop: () => void } {
  let asked = 0
  return {
    begin: () => {
      asked += 1
      const mine = asked
      return () => mine === asked
    },
    drop: () => {
      asked += 1
    },
  }
}
