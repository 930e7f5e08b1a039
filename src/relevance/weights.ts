/** Weights of the features of `evidence.ts`, in their order, then the constant: written by `npm run fit -- --write`. */
// prettier-ignore
export const rankWeights: readonly number[] = [6.733, 1.236, 2.995, 0.128, 1.051, 0.010, 2.014, 0.227, 0.464, 1.583, -0.447, 0.427, 0.420, 1.431, -1.141, 0.449, -1.029, 0.768, -7.176];
