/** Weights of the features of `evidence.ts`, in their order, then the constant: written by `npm run fit -- --write`. */
// prettier-ignore
export const rankWeights: readonly number[] = [2.039, 0.965, 0.101, 3.327, 0.045, 1.258, 1.112, -0.338, 0.877, 2.961, -1.495, 0.805, -7.832];
