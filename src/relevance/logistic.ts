/** Logistic regression: from features to a probability, and from labelled examples to weights. */

/**
 * The probability that weights give to features.
 * @param weights one for each feature, then the constant
 * @returns 0 to 1
 */
export function probability(features: ArrayLike<number>, weights: readonly number[]): number {
  let sum = weights.at(-1) ?? 0;
  for (let i = 0; i < features.length; i++) sum += (features[i] ?? 0) * (weights[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
