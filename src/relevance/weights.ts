/** Weights of the features of `evidence.ts`, in their order, then the constant: written by `npm run fit -- --write`. */
// prettier-ignore
export const rankWeights: readonly number[] = [2.829, 1.339, 2.787, 0.086, 1.107, 0.290, 1.980, 0.158, 0.483, 1.515, -0.229, 0.247, 0.252, 1.488, -0.956, 1.268, -2.353, -9.067];
