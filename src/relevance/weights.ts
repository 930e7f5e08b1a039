/** Weights of the features of `evidence.ts`, in their order, then the constant: written by `npm run fit -- --write`. */
// prettier-ignore
export const rankWeights: readonly number[] = [2.351, 1.146, 0.101, 3.348, -0.014, 1.284, 0.996, -0.213, 0.783, 2.984, -1.572, 0.728, -7.778];
